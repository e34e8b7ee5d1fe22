import type { Analysis } from '@primus-motor/trial';
import type { AnalysisResult, Results } from '../analysis/results.ts';
import { decimal } from '../words/numbers.ts';
import { inSentence, type Language, listed, type Text, text } from '../words/text.ts';

/** How a number is computed, in words that a person with a course in statistics can check. */
export interface How {
  /** Part of the anchor; unique in the report. */
  readonly id: string;
  readonly heading: Text;
  readonly explanation: Text;
  /** Where the method is described. */
  readonly reference: string;
}

const intervals: Readonly<
  Record<
    'newcombe' | 'miettinen-nurminen' | 'agresti-caffo',
    { readonly name: Text; readonly reference: string }
  >
> = {
  newcombe: {
    name: {
      da: 'Newcombes interval, sat sammen af de to gruppers Wilson-intervaller (metode 10)',
      en: 'Newcombe’s interval, put together from the Wilson intervals of the two groups (method 10)',
    },
    reference: 'Newcombe (1998), Statistics in Medicine 17:873–890',
  },
  'miettinen-nurminen': {
    name: { da: 'Miettinens og Nurminens scoreinterval', en: 'the score interval of Miettinen and Nurminen' },
    reference: 'Miettinen & Nurminen (1985), Statistics in Medicine 4:213–226',
  },
  'agresti-caffo': {
    name: {
      da: 'Agrestis og Caffos interval, med én hændelse og én uden lagt til hver gruppe',
      en: 'the interval of Agresti and Caffo, with one event and one without added to each group',
    },
    reference: 'Agresti & Caffo (2000), The American Statistician 54:280–288',
  },
};

type Explained = Omit<How, 'id'>;

function names(
  plan: Extract<Analysis, { method: 'cox' }>,
  labels: ReadonlyMap<string, Text>,
  language: Language,
): string {
  return listed(
    plan.adjustFor.map((name) => inSentence(labels.get(name)?.[language] ?? name)),
    language,
  );
}

/** Said where the risks are read from the curves. */
function curvesNote(result: AnalysisResult): Text {
  const numbers = result.ok ? result.numbers : null;
  const survival = numbers !== null && 'basis' in numbers && numbers.basis === 'survival';
  if (!survival) return { da: '', en: '' };
  return {
    da: ' Ikke alle er fulgt til ende. Andelene er derfor læst på Kaplan–Meier-kurverne, og intervallet bruger det antal deltagere, der ville give samme usikkerhed, hvis alle var fulgt til ende (Altman & Andersen 1999, BMJ 319:1492–1495).',
    en: ' Not everybody is followed to the end. The shares are therefore read from the Kaplan–Meier curves, and the interval uses the number of participants that would give the same uncertainty if all were followed to the end (Altman & Andersen 1999, BMJ 319:1492–1495).',
  };
}

function explain(result: AnalysisResult, results: Results): Explained {
  const { plan } = result;
  const fromCurves = curvesNote(result);
  const unit = text((language) => {
    const weeks = results.protocol.followUp.unit === 'weeks';
    return language === 'da' ? (weeks ? 'uger' : 'dage') : weeks ? 'weeks' : 'days';
  });
  switch (plan.method) {
    case 'log-rank':
      return {
        heading: { da: 'Log-rank-test', en: 'Log-rank test' },
        explanation: {
          da: 'På hvert tidspunkt med en hændelse regnes ud, hvor mange hændelser gruppen ville have haft, hvis begge grupper havde samme risiko. Testen lægger forskellen mellem set (O) og ventet (E) sammen og måler den mod dens varians (V): (O − E)² / V, en chi²-fordeling med én frihedsgrad. Hazardratioen er ettrins-skønnet exp((O − E) / V) med standardfejl 1 / √V på logaritmisk skala. Det interval hører til testen: det rummer 1, netop når p er over grænsen.',
          en: 'At each time with an event we compute how many events the group would have had if both groups had the same risk. The test adds up the difference between observed (O) and expected (E) and measures it against its variance (V): (O − E)² / V, a chi-squared distribution with one degree of freedom. The hazard ratio is the one-step estimate exp((O − E) / V) with standard error 1 / √V on the log scale. That interval belongs to the test: it holds 1 exactly when p is above the line.',
        },
        reference:
          'Mantel (1966); Peto & Peto (1972); Yusuf, Peto et al. (1985), Progress in Cardiovascular Diseases 27:335–371',
      };
    case 'cox': {
      const labels = new Map(results.baseline.map((variable) => [variable.name, variable.label]));
      const adjusted = plan.adjustFor.length > 0;
      return {
        heading: { da: 'Cox-model', en: 'Cox model' },
        explanation: text((language) => {
          const ties = plan.ties === 'efron' ? 'Efron' : 'Breslow';
          if (language === 'da') {
            const by = adjusted ? `, justeret for ${names(plan, labels, 'da')}` : '';
            return `Proportional hazards-model for tiden til første hændelse${by}. Hændelser på samme tidspunkt behandles efter ${ties}. Hazardratioen siger, hvor mange gange så hyppigt hændelsen kommer i den første gruppe som i den anden, hos dem der endnu følges. Standardfejlen er fra den observerede information.`;
          }
          const by = adjusted ? `, adjusted for ${names(plan, labels, 'en')}` : '';
          return `Proportional hazards model for the time to the first event${by}. Events at the same time are treated by ${ties}. The hazard ratio says how many times as often the event comes in the first group as in the second, among those still followed. The standard error is from the observed information.`;
        }),
        reference: 'Cox (1972), JRSS B 34:187–220; Efron (1977), JASA 72:557–565',
      };
    }
    case 'rmst':
      return {
        heading: { da: 'Gennemsnitlig tid uden hændelse', en: 'Mean event-free time' },
        explanation: text((language) =>
          language === 'da'
            ? `Arealet under Kaplan–Meier-kurven frem til ${decimal(plan.tau, 0, 'da')} ${unit.da}: så længe er en deltager i gennemsnit uden hændelsen inden for den tid. Forskellen har normalfordelt interval; variansen er summen af (arealet fra hvert hændelsestidspunkt til slutningen)² · d / (n (n − d)).`
            : `The area under the Kaplan–Meier curve up to ${decimal(plan.tau, 0, 'en')} ${unit.en}: for so long a participant is on average without the event within that time. The difference has a normal interval; the variance is the sum of (the area from each event time to the end)² · d / (n (n − d)).`,
        ),
        reference: 'Irwin (1949), Journal of Hygiene 47:188–189; Karrison (1987); Royston & Parmar (2013)',
      };
    case 'fisher':
      return {
        heading: { da: 'Fishers eksakte test', en: 'Fisher’s exact test' },
        explanation: {
          da: 'Med rækkernes og søjlernes summer holdt fast er p sandsynligheden for en tabel, der er lige så sjælden som den sete eller sjældnere. Mid-p tæller den sete tabel halvt. Oddsratioen er det skøn, der passer bedst, når summerne holdes fast; intervallet er eksakt og deler usikkerheden ligeligt på begge sider.',
          en: 'With the sums of rows and columns held fixed, p is the probability of a table as rare as the one seen or rarer. Mid-p counts the table seen by half. The odds ratio is the estimate that fits best with the sums held fixed; the interval is exact and splits the uncertainty evenly between both sides.',
        },
        reference: 'Fisher (1934); Cornfield (1956); Lancaster (1961) for mid-p',
      };
    case 'risk-ratio':
      return {
        heading: { da: 'Relativ risiko', en: 'Risk ratio' },
        explanation: {
          da: `Andelen med hændelsen ved opfølgningens slut i den første gruppe delt med andelen i den anden. Intervallet er symmetrisk på logaritmisk skala.${fromCurves.da}`,
          en: `The share with the event at the end of follow-up in the first group over the share in the second. The interval is symmetric on the log scale.${fromCurves.en}`,
        },
        reference: 'Katz et al. (1978), Biometrics 34:469–474',
      };
    case 'risk-difference':
      return {
        heading: { da: 'Risikoforskel', en: 'Risk difference' },
        explanation: {
          da: `Andelen med hændelsen ved opfølgningens slut i den første gruppe minus andelen i den anden. Intervallet er ${intervals[plan.interval].name.da}.${fromCurves.da}`,
          en: `The share with the event at the end of follow-up in the first group minus the share in the second. The interval is ${intervals[plan.interval].name.en}.${fromCurves.en}`,
        },
        reference: intervals[plan.interval].reference,
      };
  }
}

/** How one analysis is computed. */
export function howOf(result: AnalysisResult, results: Results): How {
  return { id: result.id, ...explain(result, results) };
}

/** How what is not an analysis is computed: counts, curves, the baseline table, the subgroup. */
export const standingHows: readonly How[] = Object.freeze([
  {
    id: 'counts',
    heading: { da: 'Antal og »ud af 100«', en: 'Counts and “out of 100”' },
    explanation: {
      da: 'Antallene er talt i datafilen. Andelen ud af 100 læses på Kaplan–Meier-kurven ved opfølgningens slut; når alle er fulgt til ende, er det antallet delt med gruppens størrelse.',
      en: 'The counts are counted in the data file. The share out of 100 is read from the Kaplan–Meier curve at the end of follow-up; when everybody is followed to the end it is the count over the size of the group.',
    },
    reference: 'Kaplan & Meier (1958), JASA 53:457–481',
  },
  {
    id: 'survival',
    heading: { da: 'Kurverne', en: 'The curves' },
    explanation: {
      da: 'Kaplan–Meier-kurver med Greenwoods standardfejl. Båndene er punktvise intervaller på log-log-skala, der bliver mellem 0 og 100 %. De, der ikke længere følges, tæller med, så længe de er fulgt.',
      en: 'Kaplan–Meier curves with Greenwood’s standard error. The bands are pointwise intervals on the log-log scale, which stay between 0 and 100%. Those no longer followed count for as long as they were followed.',
    },
    reference: 'Kaplan & Meier (1958); Greenwood (1926); Kalbfleisch & Prentice (1980)',
  },
  {
    id: 'baseline',
    heading: { da: 'Grupperne ved start', en: 'The groups at the start' },
    explanation: {
      da: 'Gennemsnit med standardafvigelse, eller antal med andel. Den standardiserede forskel er forskellen delt med roden af de to varianser i gennemsnit. Der er ingen p-værdier: lodtrækningen gør enhver forskel til et tilfælde.',
      en: 'Means with standard deviation, or counts with share. The standardised difference is the difference over the root of the mean of the two variances. There are no p values: random allocation makes any difference one of chance.',
    },
    reference: 'Austin (2009), Statistics in Medicine 28:3083–3107',
  },
  {
    id: 'subgroup',
    heading: { da: 'Vekselvirkning', en: 'Interaction' },
    explanation: {
      da: 'På absolut skala: lineær model for hændelsen ved opfølgningens slut med gruppe, delgruppe og deres produkt, med HC2-standardfejl. På relativ skala: Cox-model med de samme led. Testen spørger, om produktet er nul, altså om effekten er den samme i delgrupperne.',
      en: 'On the absolute scale: a linear model for the event at the end of follow-up with group, subgroup and their product, with HC2 standard errors. On the relative scale: a Cox model with the same terms. The test asks whether the product is zero, that is, whether the effect is the same in the subgroups.',
    },
    reference: 'MacKinnon & White (1985); Cox (1972)',
  },
]);
