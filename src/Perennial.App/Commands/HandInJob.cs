using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Hands in what a training system elsewhere made of a run.</summary>
/// <param name="Number">The run.</param>
internal sealed record HandInJob(int Number)
{
    /// <summary>The file that holds the version; null where there is none.</summary>
    public string? Artifact { get; init; }

    /// <summary>For LightGBM, the file that tells the categories; null where the text tells.</summary>
    public string? Categories { get; init; }

    /// <summary>Why there is no version; null where there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>Packs it, tries it in a process that may die, and journals it, once.</summary>
    /// <returns>What to say.</returns>
    public string Run(ChosenModel model, string actor)
    {
        var handed = new VersionHandedIn(Number) { Failure = Failure };
        if (Artifact is { } file)
        {
            if (model.State.Train.Runs.Find(run => run.Number == Number)?.HandedIn is null)
            {
                // Asked first: an artifact for a run that does not wait is not worth a look.
                _ = Intervention.HandIn(model.State, handed);
            }

            var declared = model.State.Registry.Declared();
            var digest = Pack(new ArtifactPacker(model.House.Blobs), declared, file);
            model.House.Probe().Check(declared, digest);
            handed = handed with { Artifact = digest };
        }

        var isNew = false;
        model.Act(actor, state =>
        {
            var facts = Intervention.HandIn(state, handed);
            isNew = facts.Count > 0;
            return facts;
        });
        return !isNew ? $"This was handed in already for run {Number} of '{model.Name}'."
            : handed.Artifact is { } artifact ? $"The version of run {Number} of '{model.Name}' is handed in, artifact {artifact.Abbreviated}; the next turn judges it."
            : $"Run {Number} of '{model.Name}' is given up: {Failure}; the next turn ends it.";
    }

    private Digest Pack(ArtifactPacker packer, ModelDeclaration model, string file) => Path.GetExtension(file) switch
    {
        ".onnx" => packer.OneFile(model, Flavours.Onnx, file),
        ".zip" => packer.OneFile(model, Flavours.MlNet, file),
        ".txt" => packer.Trees(model, file, Categories),
        var ending => throw new FaultException($"--artifact ends in '{ending}', and nothing tells how it is read. Allowed: .onnx, .zip (ML.NET), .txt (LightGBM)."),
    };
}
