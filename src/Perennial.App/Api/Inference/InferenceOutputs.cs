using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>What a request gets, as tensors.</summary>
internal static class InferenceOutputs
{
    /// <summary>The probability of a positive label, or the number.</summary>
    public const string Score = "score";

    /// <summary>The probability of each class.</summary>
    public const string Probabilities = "probabilities";

    /// <summary>The likeliest class.</summary>
    public const string Label = "label";

    /// <summary>The version that answered a row.</summary>
    public const string Version = "version";

    /// <summary>What names a row's prediction; its label is sent by it.</summary>
    public const string PredictionId = "prediction_id";

    /// <summary>The outputs of a model.</summary>
    public static IReadOnlyList<TensorMetadata> Of(ModelDeclaration model) =>
    [
        .. model.Task == TaskKind.Multiclass
            ? [new TensorMetadata(Probabilities, Datatype.Fp64.Name, [-1, model.AnswerWidth]), new TensorMetadata(Label, Datatype.Bytes.Name, [-1])]
            : new[] { new TensorMetadata(Score, Datatype.Fp64.Name, [-1]) },
        new TensorMetadata(Version, Datatype.Version.Name, [-1]),
        new TensorMetadata(PredictionId, Datatype.Bytes.Name, [-1]),
    ];

    /// <summary>The outputs that a request wants, in the order it names them.</summary>
    /// <exception cref="FaultException">One of them does not exist.</exception>
    public static IReadOnlyList<string> Wanted(InferenceSignature signature, IReadOnlyList<RequestedOutput> asked) =>
        asked.Count == 0 ? signature.Outputs
        : asked.FirstOrDefault(output => !signature.Outputs.Contains(output.Name)) is { } unknown
            ? throw new FaultException($"'{unknown.Name}' is no output of '{signature.Model.Model}'. There are: {string.Join(", ", signature.Outputs)}.")
        : [.. asked.Select(output => output.Name).Distinct()];

    /// <summary>One output.</summary>
    public static OutputTensor Build(string name, ModelDeclaration model, IReadOnlyList<Request> requests, IReadOnlyList<Answer> answers) => name switch
    {
        Score => new OutputTensor(name, Datatype.Fp64, [answers.Count], answers.Select(answer => answer.Score).ToArray()),
        Probabilities => new OutputTensor(name, Datatype.Fp64, [answers.Count, model.AnswerWidth], answers.SelectMany(answer => answer.Classes!).ToArray()),
        Label => new OutputTensor(name, Datatype.Bytes, [answers.Count], answers.Select(answer => model.Label.Classes![(int)answer.Score]).ToArray()),
        Version => new OutputTensor(name, Datatype.Version, [answers.Count], answers.Select(answer => answer.Version!.Value).ToArray()),
        _ => new OutputTensor(name, Datatype.Bytes, [answers.Count], requests.Select(request => request.Id).ToArray()),
    };
}
