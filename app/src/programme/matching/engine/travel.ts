/** Degrees, as on a map. A town's own point, never anybody's address. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Whereabouts {
  readonly townId: string | undefined;
  readonly branchId: string;
  /** Undefined where the coordinates of the town are not known. */
  readonly point: Point | undefined;
}

export const transports = ['car', 'public', 'bicycle'] as const;
export type Transport = (typeof transports)[number];

/**
 * How travel is estimated. Roads are longer than a straight line by about 0.3 of it; the speeds are door to door for
 * trips between towns, and public transport has a wait. Estimates for a choice between people, not a timetable: set
 * here and nowhere else.
 */
export const travelModel = Object.freeze({
  detour: 1.3,
  kilometresPerHour: { car: 70, public: 45, bicycle: 15 } satisfies Record<Transport, number> as Readonly<
    Record<Transport, number>
  >,
  waitMinutes: { car: 0, public: 15, bicycle: 0 } satisfies Record<Transport, number> as Readonly<
    Record<Transport, number>
  >,
  sameTown: 15,
  sameBranch: 45,
});

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The great circle between two points, in kilometres (haversine, a sphere of 6,371 km). */
export const kilometresBetween = (one: Point, other: Point): number => {
  const [a, b] = [radians(one.latitude), radians(other.latitude)];
  const half =
    Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)));
};

/**
 * Whole minutes one way. Within a town always the same; without coordinates the same for the whole branch; undefined
 * where nothing is known.
 */
export const travelMinutes = (
  from: Whereabouts,
  to: Whereabouts,
  transport: Transport,
): number | undefined => {
  if (from.townId !== undefined && from.townId === to.townId) return travelModel.sameTown;
  if (from.point === undefined || to.point === undefined)
    return from.branchId === to.branchId ? travelModel.sameBranch : undefined;
  const road = kilometresBetween(from.point, to.point) * travelModel.detour;
  const ride = (60 * road) / travelModel.kilometresPerHour[transport];
  return Math.max(travelModel.sameTown, Math.round(ride + travelModel.waitMinutes[transport]));
};
