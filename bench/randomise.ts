import { enrol } from '../app/src/doors/enrol.ts';
import { latencyLine } from './latency.ts';
import { bareAllocation } from './randomise/bare.ts';
import { type BenchHouse, type Candidate, openBenchHouse } from './randomise/house.ts';

const atOnce = [1, 16, 32];
const rounds = 3;
const peopleARound = 400;
const peopleToWarm = 100;

/** Clients who take the next person as soon as they have their answer. Gives how long each answer took, in seconds. */
const drive = async (
  clients: number,
  people: readonly Candidate[],
  act: (person: Candidate) => Promise<unknown>,
): Promise<readonly number[]> => {
  const queue = [...people];
  const took: number[] = [];
  const client = async () => {
    for (let person = queue.shift(); person !== undefined; person = queue.shift()) {
      const begun = performance.now();
      await act(person);
      took.push((performance.now() - begun) / 1000);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return took;
};

/** Randomises people through the door and, by turns, by the bare transaction. Gives what is wrong with the ledger. */
export const benchRandomise = async (): Promise<readonly string[]> => {
  const house = await openBenchHouse();
  try {
    const through = ({ id, branch }: Candidate) =>
      enrol(house.register(branch), branch.parts, { personId: id, studyId: house.studies.ours });
    const bare = (person: Candidate) => bareAllocation(house, person);
    // Plans, connections and compiled code are warm before the first figure.
    await drive(8, await house.addPeople(peopleToWarm), through);
    await drive(8, await house.addPeople(peopleToWarm), bare);
    for (const clients of atOnce) {
      const took: Record<'enrol' | 'bare', number[]> = { enrol: [], bare: [] };
      for (let round = 0; round < rounds; round++) {
        took.enrol.push(...(await drive(clients, await house.addPeople(peopleARound), through)));
        took.bare.push(...(await drive(clients, await house.addPeople(peopleARound), bare)));
      }
      console.log(`  ${clients} at once, enrol: ${latencyLine(took.enrol)}`);
      console.log(`  ${clients} at once, its locks and writes alone: ${latencyLine(took.bare)}`);
    }
    return await faultsOf(house, peopleToWarm + atOnce.length * rounds * peopleARound);
  } finally {
    await house.close();
  }
};

const faultsOf = (house: BenchHouse, people: number): Promise<readonly string[]> =>
  house.asOwner(async (owner) => {
    const { rows } = await owner.query<{ study: string; wrong: string }>(
      `with counted as (
         select study_id, count(*) n, count(distinct study_key) keys, max(sequence) last,
                (select count(*) from programme.enrolment e where e.study_id = a.study_id) enrolled,
                (select sum(next_position - 1) from study.stratum s where s.study_id = a.study_id) positions
         from study.allocation a group by study_id)
       select study_id study, format('%s allocations, %s keys, last %s, %s enrolled, %s positions', n, keys, last,
                                     enrolled, positions) wrong
       from counted where not (n = $1 and keys = n and last = n and enrolled = n and positions = n)`,
      [people],
    );
    return rows.map(({ study, wrong }) => `study ${study}: ${wrong}, where all should be ${people}`);
  });
