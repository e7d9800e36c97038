using Perennial.Adapters.Processes;
using Perennial.Terms;

namespace Perennial.Adapters.LightGbm;

/// <summary>The trees that a training goes on from.</summary>
internal sealed class LightGbmParent : IDisposable
{
    private const int RawScores = 1;
    private const int Leaves = 2;
    private readonly BoosterHandle _booster;

    private LightGbmParent(BoosterHandle booster, IReadOnlyList<LightGbmFeature> features)
    {
        _booster = booster;
        Features = features;
    }

    /// <summary>Its signature: categories keep their places.</summary>
    public IReadOnlyList<LightGbmFeature> Features { get; }

    /// <summary>The parent in a trainer's folder; null where a training starts from scratch.</summary>
    /// <exception cref="FaultException">There should be one and is none, or it is of another signature or objective.</exception>
    public static LightGbmParent? Read(TrainerFolder folder, TrainingRequest request, LightGbmParameters parameters)
    {
        if (request.Strategy == "full")
        {
            return null;
        }

        LightGbmModel model = ContractFile.Read(Path.Combine(folder.ModelChannel, LightGbmModel.DescriptionFile), LightGbmJson.Default.LightGbmModel);
        if (!model.Features.Select(feature => (feature.Name, feature.Type)).SequenceEqual(request.Features.Select(feature => (feature.Name, feature.Type))))
        {
            throw new FaultException("The version to go on from takes other features. Train from scratch: strategy full.");
        }

        string trees = File.ReadAllText(Path.Combine(folder.ModelChannel, LightGbmModel.TreesFile));
        string objective = trees.Split('\n').FirstOrDefault(line => line.StartsWith("objective=", StringComparison.Ordinal))?[10..].Split(' ')[0] ?? "none";
        if (objective != parameters.Objective)
        {
            throw new FaultException($"The version to go on from was grown for the objective '{objective}', not for '{parameters.Objective}'. Train from scratch: strategy full.");
        }

        LightGbmLibrary.Check(LightGbmNative.LoadBooster(trees, out _, out BoosterHandle booster), "read the version to go on from");
        return new LightGbmParent(booster, model.Features);
    }

    /// <summary>Lets new trees start from what these say of the rows.</summary>
    public unsafe void StartFrom(DatasetHandle dataset, TrainingTable table, string parameters)
    {
        double[] scores = ByClass(Predict(table, RawScores, parameters), table.Rows);
        fixed (double* start = scores)
        {
            LightGbmLibrary.Check(LightGbmNative.SetField(dataset, "init_score", start, scores.Length, LightGbmNative.Float64), "take the scores to start from");
        }
    }

    /// <summary>Puts these trees before the booster's own.</summary>
    public void Lead(BoosterHandle booster) => LightGbmLibrary.Check(LightGbmNative.Merge(booster, _booster), "take over the trees");

    /// <summary>Gives the leaves that a booster has taken over new values by the rows.</summary>
    public unsafe void Refit(BoosterHandle booster, TrainingTable table, string parameters)
    {
        int[] leaves = Array.ConvertAll(Predict(table, Leaves, parameters), leaf => (int)leaf);
        fixed (int* places = leaves)
        {
            LightGbmLibrary.Check(LightGbmNative.Refit(booster, places, table.Rows, leaves.Length / table.Rows), "refit the leaves");
        }
    }

    public void Dispose() => _booster.Dispose();

    private unsafe double[] Predict(TrainingTable table, int what, string parameters)
    {
        LightGbmLibrary.Check(LightGbmNative.CountPredictions(_booster, table.Rows, what, 0, -1, out long count), "size the answers");
        double[] answers = new double[count];
        fixed (double* values = table.Values)
        fixed (double* results = answers)
        {
            LightGbmLibrary.Check(
                LightGbmNative.Predict(
                    _booster, values, LightGbmNative.Float64, table.Rows, table.Features.Count, 0, what, 0, -1, parameters, out _, results),
                "score the training rows");
        }

        return answers;
    }

    /// <summary>From row after row to class after class.</summary>
    private static double[] ByClass(double[] scores, int rows)
    {
        int classes = scores.Length / rows;
        return classes == 1 ? scores : [.. Enumerable.Range(0, classes).SelectMany(place => Enumerable.Range(0, rows).Select(row => scores[(row * classes) + place]))];
    }
}
