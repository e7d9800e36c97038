using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.Processes;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.LightGbm;

/// <summary>A version that was trained once for all tests of predictors.</summary>
public sealed class TrainedFlights : IAsyncLifetime
{
    private readonly TrainerStand _stand = new();

    public Digest Artifact { get; private set; }

    public static IReadOnlyList<FeatureDeclaration> Features => TrainerStand.Job().Features;

    public IPredictor Load(IReadOnlyList<FeatureDeclaration>? features = null) =>
        new LightGbmPredictorSource(_stand.Blobs).Load(Artifact, features ?? Features);

    public FaultException RefusalOf(Dictionary<string, string> files)
    {
        string folder = Directory.CreateDirectory(_stand.At("files")).FullName;
        foreach ((string name, string text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        string draft = _stand.Blobs.Draft("artifacts");
        System.Formats.Tar.TarFile.CreateFromDirectory(folder, draft, includeBaseDirectory: false);
        Directory.Delete(folder, recursive: true);
        Digest digest = _stand.Blobs.Keep("artifacts", draft);
        return Assert.Throws<FaultException>(() => new LightGbmPredictorSource(_stand.Blobs).Load(digest, Features));
    }

    public async ValueTask InitializeAsync()
    {
        using ProcessTrainer trainer = _stand.Trainer();
        TrainingJob job = TrainerStand.Job("lightgbm", rows: new SyntheticFlights(8_000, 1).WriteParquet);
        Artifact = Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, job)).Artifact;
    }

    public ValueTask DisposeAsync()
    {
        _stand.Dispose();
        return ValueTask.CompletedTask;
    }
}
