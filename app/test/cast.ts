import type { Access } from '../src/office/route.ts';
import type { Role } from '../src/office/viewer.ts';
import { type Browser, type Player, players } from './house.ts';
import type { Stage } from './samples/index.ts';
import { type Home, neighbours } from './second-organisation.ts';

/** Somebody of the access matrix. */
export interface Actor {
  readonly name: string;
  readonly user: string;
  readonly role: Role | undefined;
  /** Of the organisation and branch that the furniture stands in. */
  readonly here: 'branch' | 'organisation' | 'elsewhere';
  readonly home: Home;
  readonly browser: Browser;
  /** Came in with a card, without an account. */
  readonly participant?: true;
}

const roleOf: Readonly<Record<Player, Role | undefined>> = {
  coordinatorA: 'coordinator',
  coordinatorB: 'coordinator',
  mentorA: 'mentor',
  mentorB: 'mentor',
  programmeLead: 'programme-lead',
  trialManager: 'trial-manager',
  evaluator: 'evaluator',
  evaluatorTwo: 'evaluator',
  administrator: 'administrator',
  dataProtectionOfficer: 'data-protection-officer',
  stranger: undefined,
};

/** Everybody who may knock: the players, nobody, four accounts of another organisation, one of the demo, and two participants. */
export const actorsOf = ({ house, things, neighbour, demo }: Stage): readonly Actor[] => {
  const { organisation, branchA, branchB, townA, townB, prison } = house.ids;
  const inB = new Set<Player>(['coordinatorB', 'mentorB']);
  return [
    ...[...players, 'nobody' as const].map((name): Actor => {
      const [branch, town] = name !== 'nobody' && inB.has(name) ? [branchB, townB] : [branchA, townA];
      return {
        name,
        user: name === 'nobody' ? '' : house.users[name],
        role: name === 'nobody' ? undefined : roleOf[name],
        here: branch === branchA ? 'branch' : 'organisation',
        home: { organisation, branch, town, prison },
        browser: house.as(name),
      };
    }),
    ...neighbours.map(
      (role): Actor => ({
        name: `${role} of another organisation`,
        user: neighbour.users[role],
        role,
        here: 'elsewhere',
        home: neighbour.home,
        browser: house.asAccount(neighbour.users[role]),
      }),
    ),
    {
      name: 'coordinator of the demo',
      user: demo.coordinator,
      role: 'coordinator',
      here: 'elsewhere',
      home: demo.home,
      browser: house.asAccount(demo.coordinator),
    },
    ...[
      ['participant', things.card, branchA, townA] as const,
      ['participant of the other branch', things.otherCard, branchB, townB] as const,
    ].map(
      ([name, card, branch, town]): Actor => ({
        name,
        user: '',
        role: undefined,
        here: branch === branchA ? 'branch' : 'organisation',
        home: { organisation, branch, town, prison },
        // A visit of its own each time: one that was ended stays ended.
        get browser() {
          return house.asParticipant(card);
        },
        participant: true,
      }),
    ),
  ];
};

export type Promised = 'in' | 'absent' | 'sign in';

/** What the declared rule promises somebody about a subject of branch A that belongs to mentorA, or about their own place. */
export const promised = (access: Access, actor: Actor, about: 'subject' | 'own place'): Promised => {
  if (access.who === 'anyone' || access.who === 'link') return 'in';
  // Behind a card is the holder's own place only.
  if (access.who === 'participant') return actor.participant === true ? 'in' : 'sign in';
  // An account that holds no role is nobody, and so is who holds a card only.
  if (actor.role === undefined) return 'sign in';
  if (access.who === 'signed-in') return 'in';
  if (!access.who.includes(actor.role)) return 'absent';
  if (about === 'own place') return 'in';
  if (actor.here === 'elsewhere') return 'absent';
  if (access.over === 'organisation') return 'in';
  return actor.here === 'branch' || (actor.role !== 'coordinator' && actor.role !== 'mentor')
    ? 'in'
    : 'absent';
};
