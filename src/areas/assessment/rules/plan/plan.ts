/** Who may decide a criterion. A plan of the new kind lets employers verify behaviours and providers mark a part. */
export const DECIDERS = ['assessor', 'provider', 'employer'] as const;
export type Decider = (typeof DECIDERS)[number];

export const METHOD_KINDS = ['showcase', 'observation', 'discussion', 'verification'] as const;
export type MethodKind = (typeof METHOD_KINDS)[number];

/** A pass or distinction criterion: what a grade is made of. */
export type Criterion = {
  readonly code: string;
  readonly standard: string;
  readonly kind: 'pass' | 'distinction';
  readonly method: string;
  readonly text: string;
  /** It holds only for people whose job has this branch. */
  readonly branch?: string | undefined;
  /** Its words are ours, because the source is not legible; the brief of the assessment organisation replaces them. */
  readonly inferred?: boolean | undefined;
};

/** A numbered criterion: what evidence covers. It is not graded (resolution G). */
export type Numbered = {
  readonly code: string;
  readonly text: string;
  readonly branch?: string | undefined;
  readonly inferred?: boolean | undefined;
  readonly parts?: readonly string[] | undefined;
};

export type Standard = {
  readonly id: string;
  readonly module: string;
  readonly text: string;
  readonly criteria: readonly Numbered[];
};

export type Module = {
  readonly key: string;
  readonly title: string;
  readonly kind: 'know' | 'do' | 'show';
  readonly method: string;
};

export type Method = {
  readonly key: string;
  readonly title: string;
  readonly kind: MethodKind;
  /** Hundredths of the weighted average. */
  readonly weight: number;
  /** The share of distinction criteria that a distinction takes; null where the method has none. */
  readonly distinctionPct: number | null;
  readonly decidedBy: Decider;
  readonly when: 'any time' | 'after gateway';
  readonly coverage: { readonly kind: 'all' } | { readonly kind: 'sampled'; readonly perModule: number };
  /** Methods that have to stand before this one is held. */
  readonly after: readonly string[];
  /** What another method could not see is decided here. */
  readonly takesCarried: boolean;
  readonly mandatoryModules: readonly string[];
  readonly minSeconds: number | null;
  readonly maxSeconds: number | null;
  /** Whether it may be held at a distance. */
  readonly remote: boolean;
  readonly formats: readonly string[];
  readonly expectedKinds: readonly string[];
  readonly sections: readonly string[];
};

/** An assessment plan. Everything that differs from one plan to another is here, and nothing of it in code. */
export type Plan = {
  readonly key: string;
  readonly version: number;
  readonly title: string;
  readonly standardReference: string;
  readonly level: number;
  readonly effectiveFrom: string;
  readonly source: { readonly title: string; readonly licence: string; readonly note: string };
  readonly framework: string;
  readonly programme: {
    readonly minMonths: number;
    readonly minDays: number | null;
    readonly breaksPostpone: boolean;
    readonly reviewMonths: readonly number[];
    /** Whether a practice run that is missing has to be explained. */
    readonly practice: 'warn' | 'none';
    readonly costPercent: number | null;
  };
  readonly branches: readonly string[];
  readonly gateway: {
    readonly providerSigns: 'when there is one' | 'never';
    readonly prerequisites: readonly string[];
  };
  readonly methods: readonly Method[];
  readonly overall: { readonly rule: 'weighted average'; readonly distinctionAt: number };
  readonly descriptors: { readonly pass: string; readonly distinction: string };
  readonly failing: {
    readonly reviewFromAttempt: number;
    readonly capOnRetake: 'pass' | null;
    readonly defaultPayer: 'programme' | 'provider' | 'employer';
  };
  readonly quality: {
    readonly first: number;
    readonly percent: number;
    readonly floorPerQuarter: number;
    readonly borderline: number;
    readonly remoteFirstYear: boolean;
    readonly strict: boolean;
    readonly standardisationMonths: number;
  };
  readonly appealDays: number;
  readonly modules: readonly Module[];
  readonly standards: readonly Standard[];
  readonly criteria: readonly Criterion[];
};

export const methodOf = (plan: Plan, key: string): Method | undefined => plan.methods.find((one) => one.key === key);

/** Every numbered criterion that evidence has to cover for somebody whose job has these branches. */
export const numberedFor = (plan: Plan, branches: readonly string[]): readonly Numbered[] =>
  plan.standards
    .flatMap(({ criteria }) => criteria)
    .filter(({ branch }) => branch === undefined || branches.length === 0 || branches.includes(branch));

/** Whether a criterion holds for somebody: one without a branch always does (resolution L). */
export const holdsFor = ({ branch }: Pick<Criterion, 'branch'>, branches: readonly string[]): boolean =>
  branch === undefined || branches.includes(branch);

/** The module of a standard, such as RFT of RFT.2. */
export const moduleOf = (plan: Plan, standard: string): string =>
  plan.standards.find(({ id }) => id === standard)?.module ?? standard;

/** Modules that a method has to record although another method grades them (resolution J). */
export const recordedOnly = (plan: Plan, method: Method): readonly string[] =>
  method.mandatoryModules.filter((key) => plan.modules.some((one) => one.key === key && one.method !== method.key));

const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

/** What is wrong with a plan, each in a sentence. A plan with a fault is never loaded. */
export function faultsOfPlan(plan: Plan): readonly string[] {
  return [...faultsOfNames(plan), ...faultsOfMethods(plan), ...faultsOfGrades(plan)];
}

function faultsOfNames(plan: Plan): readonly string[] {
  const standards = new Set(plan.standards.map(({ id }) => id));
  const modules = new Set(plan.modules.map(({ key }) => key));
  const codes = [...plan.criteria.map(({ code }) => code), ...numberedFor(plan, []).map(({ code }) => code)];
  return [
    ...repeated(codes).map((code) => `${code}: this code stands there twice.`),
    ...plan.criteria
      .filter(({ standard }) => !standards.has(standard))
      .map(({ code, standard }) => `${code}: there is no standard ${standard}.`),
    ...plan.standards
      .filter(({ module }) => !modules.has(module))
      .map(({ id, module }) => `${id}: there is no module ${module}.`),
    ...[...plan.criteria, ...numberedFor(plan, [])]
      .filter(({ branch }) => branch !== undefined && !plan.branches.includes(branch))
      .map(({ code, branch }) => `${code}: there is no branch ${String(branch)}.`),
  ];
}

function faultsOfMethods(plan: Plan): readonly string[] {
  const keys = new Set(plan.methods.map(({ key }) => key));
  const modules = new Set(plan.modules.map(({ key }) => key));
  const weights = plan.methods.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...repeated(plan.methods.map(({ key }) => key)).map((key) => `${key}: this method stands there twice.`),
    ...(weights === 100 ? [] : [`The weights of the methods come to ${weights}, and have to come to 100.`]),
    ...[...plan.criteria, ...plan.modules]
      .filter(({ method }) => !keys.has(method))
      .map((one) => `${'code' in one ? one.code : one.key}: there is no method ${one.method}.`),
    ...plan.methods.flatMap((method) => [
      ...method.after
        .filter((key) => !keys.has(key) || key === method.key)
        .map((key) => `${method.key}: it cannot follow ${key}.`),
      ...method.mandatoryModules
        .filter((key) => !modules.has(key))
        .map((key) => `${method.key}: there is no module ${key}.`),
      ...(plan.criteria.some((one) => one.method === method.key && one.kind === 'pass')
        ? []
        : [`${method.key}: it has no pass criterion.`]),
      ...(method.kind === 'verification' || method.decidedBy === 'assessor'
        ? []
        : [`${method.key}: a ${method.kind} is decided by an assessor.`]),
      ...(method.minSeconds !== null && method.maxSeconds !== null && method.minSeconds > method.maxSeconds
        ? [`${method.key}: its shortest time is longer than its longest.`]
        : []),
    ]),
    ...loopsOf(plan),
  ];
}

function loopsOf({ methods }: Plan): readonly string[] {
  const settled = new Set<string>();
  for (let round = 0; round < methods.length; round += 1)
    for (const { key, after } of methods) if (after.every((one) => settled.has(one))) settled.add(key);
  return methods
    .filter(({ key, after }) => !settled.has(key) && after.every((one) => methods.some((method) => method.key === one)))
    .map(({ key }) => `${key}: the methods wait for each other.`);
}

function faultsOfGrades(plan: Plan): readonly string[] {
  return [
    ...plan.methods.flatMap((method) => {
      const some = plan.criteria.some((one) => one.method === method.key && one.kind === 'distinction');
      if (some && method.distinctionPct === null) return [`${method.key}: it says no share for a distinction.`];
      if (!some && method.distinctionPct !== null) return [`${method.key}: it has no distinction criterion.`];
      return [];
    }),
    ...plan.methods.flatMap(({ key, distinctionPct }) =>
      distinctionPct !== null && (distinctionPct < 1 || distinctionPct > 100)
        ? [`${key}: a share lies between 1 and 100.`]
        : [],
    ),
    ...(plan.overall.distinctionAt > 100 && plan.overall.distinctionAt <= mostPoints(plan)
      ? []
      : ['No grades of the methods reach the overall distinction.']),
  ];
}

const mostPoints = (plan: Plan): number =>
  plan.methods.reduce((sum, { weight, distinctionPct }) => sum + weight * (distinctionPct === null ? 1 : 2), 0);
