namespace Perennial.Adapters.Processes;

/// <summary>The folder that a trainer is given, laid out as SageMaker's script mode has it.</summary>
/// <param name="Root">Its absolute path.</param>
public sealed record TrainerFolder(string Root)
{
    /// <summary>Everything that the trainer is given.</summary>
    public string Input => Path.Combine(Root, "input");

    /// <summary>The training rows: Parquet, or CSV where the trainer's entry in the allow-list says so.</summary>
    public string TrainChannel => Path.Combine(Input, "data", "train");

    /// <summary>The rows to stop or tune by; there is no such folder where none are declared.</summary>
    public string ValidationChannel => Path.Combine(Input, "data", "validation");

    /// <summary>The files of the artifact to go on from; there is no such folder where a training starts from scratch.</summary>
    public string ModelChannel => Path.Combine(Input, "data", "model");

    /// <summary>What the trainer is told.</summary>
    public string Config => Path.Combine(Input, "config");

    /// <summary>The parameters by name; every value is a string.</summary>
    public string HyperParameters => Path.Combine(Config, "hyperparameters.json");

    /// <summary>Why and from what: reason, strategy, dataset, seed, signature.</summary>
    public string Request => Path.Combine(Config, "retrain.json");

    /// <summary>The artifact, which the trainer leaves here.</summary>
    public string Model => Path.Combine(Root, "model");

    /// <summary>Whatever else the trainer leaves.</summary>
    public string Output => Path.Combine(Root, "output");

    /// <summary>Files that are not part of the artifact.</summary>
    public string OutputData => Path.Combine(Output, "data");

    /// <summary>What the trainer measured; optional.</summary>
    public string Metrics => Path.Combine(OutputData, "metrics.json");

    /// <summary>The trainer's own answers to the first rows, numbers between commas; optional.</summary>
    public string Predictions => Path.Combine(OutputData, "predictions.csv");

    /// <summary>The same as lines of JSON; optional.</summary>
    public string PredictionLines => Path.Combine(OutputData, "predictions.ndjson");

    /// <summary>The reason of a failure, in the trainer's words.</summary>
    public string Failure => Path.Combine(Output, "failure");

    /// <summary>What the trainer wrote to its standard output and error.</summary>
    public string Log => Path.Combine(Output, "log");

    /// <summary>How it ended: written by the supervisor, last, by rename.</summary>
    internal string Status => Path.Combine(Root, "status.json");
}
