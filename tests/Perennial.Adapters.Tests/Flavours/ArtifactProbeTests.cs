using System.Text.RegularExpressions;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.LightGbm;
using Perennial.Adapters.Tests.Processes;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.Flavours;

/// <summary>What a trainer writes may be half a model, or one that takes the reader with it: the server lives on, and says so.</summary>
public sealed partial class ArtifactProbeTests : IDisposable
{
    private static readonly ModelDeclaration Model = new()
    {
        Model = TrainerStand.Model,
        Columns = new ColumnNames("date", "flight", null),
        Features = TrainerStand.Job().Features,
        Label = new LabelDeclaration("late", TimeSpan.FromDays(1)),
        Costs = new CostOptions("USD", 1, 1),
    };

    private readonly TrainerStand _stand = new();

    public void Dispose() => _stand.Dispose();

    [Fact]
    public async Task A_whole_model_passes() => Probe().Check(Model, await ArtifactOf(text => text));

    [Fact]
    public async Task Half_a_model_is_refused()
    {
        Digest half = await ArtifactOf(text => text[..(text.Length / 2)]);

        Assert.StartsWith("The artifact was probed in a process of its own, which", Assert.Throws<FaultException>(() => Probe().Check(Model, half)).Message);
    }

    [Fact]
    public async Task A_model_that_crashes_whoever_asks_it_takes_the_probe_along_and_nobody_else()
    {
        Digest crashing = await ArtifactOf(text => Children().Replace(text, line => Whole().Replace(line.Value, "1900000000")));

        Assert.Contains("probed in a process of its own, which", Assert.Throws<FaultException>(() => Probe().Check(Model, crashing)).Message);
    }

    /// <summary>Trains, then changes the trees as a broken trainer would have written them.</summary>
    private async Task<Digest> ArtifactOf(Func<string, string> change)
    {
        using ProcessTrainer trainer = _stand.Trainer();
        await TrainerStand.EndOf(trainer, TrainerStand.Job("lightgbm", rows: new SyntheticFlights(2_000, 1).WriteParquet));
        string trees = Path.Combine(_stand.Attempt(1).Model, "model.txt");
        File.WriteAllText(trees, change(File.ReadAllText(trees)));
        return Assert.IsType<TrainingResult.Finished>(trainer.Advance(TrainerStand.Job("lightgbm"))).Artifact;
    }

    private ArtifactProbe Probe() => new(Executable.Command, _stand.Blobs, Directory.CreateDirectory(_stand.At("scratch")).FullName, _stand.At("commands.yaml"));

    [GeneratedRegex("^(left|right)_child=.*$", RegexOptions.Multiline)]
    private static partial Regex Children();

    [GeneratedRegex(@"-?\d+")]
    private static partial Regex Whole();
}
