import { minimalStandard } from './minimal-standard.ts';

/** A synthetic trial, the same in every language: rows, covariates and seed decide every byte. */
export interface DataSet {
  readonly file: string;
  readonly rows: number;
  readonly covariates: number;
  readonly seed: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

export const dataSets = {
  s1e6: {
    file: 's1e6.bin',
    rows: 1_000_000,
    covariates: 10,
    seed: 20_211,
    sha256: 'f1135eed044f1396137bfaff535ad5305d9e191ffa798c6b5dee2944b61b8f20',
  },
  s1e5: {
    file: 's1e5.bin',
    rows: 100_000,
    covariates: 10,
    seed: 20_212,
    sha256: '19317209a57b8a03d0cf96502f48fe077956b0a9825762feb1a196a5e7cf34af',
  },
  s1e7: {
    file: 's1e7.bin',
    rows: 10_000_000,
    covariates: 1,
    seed: 20_213,
    sha256: '7b2bceeb574e84960e26df9341ecf5016fe014d3049d557e1c33d59d9a9db020',
  },
  s1000: {
    file: 's1000.bin',
    rows: 1000,
    covariates: 5,
    seed: 20_214,
    sha256: 'd53f719eec66e725921ccd310d8fc38d87f42bb31efa8409ac46bd91c0788d4c',
  },
  s500: {
    file: 's500.bin',
    rows: 500,
    covariates: 1,
    seed: 20_215,
    sha256: 'b9a4b48fa7d6855cbb080e08f374ab6c23650e94d9b033e8b080cf850e01c958',
  },
} as const satisfies Record<string, DataSet>;
export type DataSetName = keyof typeof dataSets;

/** Columns in the order of the file. */
export interface TrialData {
  /** Whole days, 1 to 1095. */
  readonly time: Float64Array;
  readonly status: Float64Array;
  /** 0 where censored, else 1 or 2. */
  readonly cause: Float64Array;
  /** 0 to 19. */
  readonly centre: Float64Array;
  /** x1, the arm, first. */
  readonly x: readonly Float64Array[];
}

const coefficients = [-0.4, 0.3, 0.2, 0.5, -0.3, 0.2, -0.1, 0.1, 0, 0];
const hazardPerDay = 1 / 1000;
/** Share of ones among the first covariates; those after them are uniform on (−1, 1). */
const shares = [0.5, 0.3, 0.6];

/** Empty columns for a data set. */
export const emptyColumns = ({ rows, covariates }: DataSet): TrialData => {
  const column = () => new Float64Array(rows);
  return {
    time: column(),
    status: column(),
    cause: column(),
    centre: column(),
    x: Array.from({ length: covariates }, column),
  };
};

/**
 * Draws a data set. Per row, in this order: the covariates, the event time (exponential, rounded up to whole days, with
 * log hazard ratios `coefficients`), the end of follow-up (365 to 1094 days), the cause (six in ten are 1) and the centre.
 */
export const generate = (set: DataSet): TrialData => {
  const next = minimalStandard(set.seed);
  const data = emptyColumns(set);
  for (let row = 0; row < set.rows; row++) {
    let predictor = 0;
    for (const [j, column] of data.x.entries()) {
      const u = next();
      const share = shares[j];
      const value = share === undefined ? 2 * u - 1 : u < share ? 1 : 0;
      column[row] = value;
      predictor += coefficients[j]! * value;
    }
    const event = Math.max(1, Math.ceil(-Math.log(next()) / (hazardPerDay * Math.exp(predictor))));
    const end = Math.floor(365 + 730 * next());
    const kind = next();
    const place = next();
    const seen = event <= end;
    data.time[row] = seen ? event : end;
    data.status[row] = seen ? 1 : 0;
    data.cause[row] = seen ? (kind < 0.6 ? 1 : 2) : 0;
    data.centre[row] = Math.floor(20 * place);
  }
  return data;
};
