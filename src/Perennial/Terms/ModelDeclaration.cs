namespace Perennial.Terms;

/// <summary>A model as its file declares it: signature, label, metric, costs and policies.</summary>
public sealed record ModelDeclaration
{
    /// <summary>The model's name: letters, digits and dashes.</summary>
    public required string Model { get; init; }

    /// <summary>What may be done to it. The default is to act.</summary>
    public Mode Mode { get; init; } = Mode.Act;

    /// <summary>What it predicts. The default is the probability of a label of 0 or 1.</summary>
    public TaskKind Task { get; init; } = TaskKind.Binary;

    /// <summary>The columns that are neither features nor label.</summary>
    public required ColumnNames Columns { get; init; }

    /// <summary>The signature: inputs in order; at least one.</summary>
    public required IReadOnlyList<FeatureDeclaration> Features { get; init; }

    /// <summary>The label.</summary>
    public required LabelDeclaration Label { get; init; }

    /// <summary>The loss that decisions and gates use. The default is log loss.</summary>
    public MetricKind Metric { get; init; } = MetricKind.LogLoss;

    /// <summary>What repeats in the data.</summary>
    public CalendarOptions Calendar { get; init; } = new();

    /// <summary>What being wrong and what retraining costs.</summary>
    public required CostOptions Costs { get; init; }

    /// <summary>How a version is made.</summary>
    public TrainOptions Train { get; init; } = new();

    /// <summary>When a version is replaced.</summary>
    public RetrainOptions Retrain { get; init; } = new();

    /// <summary>When a new version counts as no worse.</summary>
    public QualityGateOptions Quality { get; init; } = new();

    /// <summary>How much more or less a new version may act.</summary>
    public VolumeGateOptions Volume { get; init; } = new();

    /// <summary>When data counts as fit to train on; null is the default of everything.</summary>
    public DataGateOptions? Data { get; init; }

    /// <summary>What a training must show beside its version; null is the default of everything.</summary>
    public TrainingGateOptions? Training { get; init; }

    /// <summary>How every version must answer; null where nothing is declared.</summary>
    public BehaviourOptions? Behaviours { get; init; }

    /// <summary>What a new version must prove beside that; null asks for no more. The default is null.</summary>
    public VersionGateOptions? Gates { get; init; }

    /// <summary>How a challenger takes over, stage by stage; empty promotes what passed its gates at once.</summary>
    public IReadOnlyList<StageOptions> Rollout { get; init; } = [];

    /// <summary>How the log is kept; null keeps everything. The default is null.</summary>
    public LogOptions? Log { get; init; }

    /// <summary>The column with one model for each of its values, in a file that declares many; null where a file declares one, and in each of the many.</summary>
    public string? ForEach { get; init; }

    /// <summary>Which of many this is; null where its file declares one.</summary>
    public FleetMember? Fleet { get; init; }

    /// <summary>How far ahead the answer speaks: a label tells of what happens this long after the prediction. Null where it does not say.</summary>
    public TimeSpan? Horizon { get; init; }

    /// <summary>What stops a challenger in every stage, and takes a new champion back, by what serving it takes; null where nothing is limited.</summary>
    public GuardrailOptions? Guardrails { get; init; }

    /// <summary>When something is said to be wrong; null is the default of everything.</summary>
    public AlarmOptions? Alarms { get; init; }

    /// <summary>How a new champion is watched.</summary>
    public AfterPromotionOptions AfterPromotion { get; init; } = new();

    /// <summary>How many numbers an answer has: one for each class, or one.</summary>
    public int AnswerWidth => Task == TaskKind.Multiclass ? Label.Classes!.Count : 1;

    /// <summary>Whether a declared threshold says which predictions are acted on: then how many they are may change.</summary>
    public bool ActsByThreshold => Task == TaskKind.Binary && Costs.DecideAt?.Threshold is not null;

    /// <summary>Whether rows of the log may stand for others that are not there.</summary>
    public bool Weighted => Columns.Weight is not null || Label.Explore is not null;

    /// <summary>What is logged of a request, in order: the features, then the numeric columns that weights, costs and labels refer to and that are no features,
    /// then the columns of slices and protected groups that are neither, as categories.</summary>
    public IReadOnlyList<FeatureDeclaration> Logged => [.. Features, .. Beside().Select(name => new FeatureDeclaration(name, FeatureType.Numeric))
        .Concat(Grouping().Select(name => new FeatureDeclaration(name, FeatureType.Categorical)))
        .DistinctBy(column => column.Name, StringComparer.Ordinal)
        .Where(column => Features.All(feature => feature.Name != column.Name))];

    private IEnumerable<string> Beside() => new[]
    {
        Columns.Weight, Label.SeenWhen, Label.Explore, Costs.FalsePositive?.Column, Costs.FalseNegative?.Column,
    }.OfType<string>();

    private IEnumerable<string> Grouping() => (Gates?.Slices ?? []).Concat(Gates?.Protected ?? []).Where(name => name != Columns.Entity);
}
