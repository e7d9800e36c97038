using Perennial.Adapters.Processes;

namespace Perennial.Adapters.LightGbm;

/// <summary>Trees that grow on rows.</summary>
internal sealed class LightGbmGrowth : IDisposable
{
    private const int ProgressLines = 20;
    private readonly DatasetHandle _dataset;

    private LightGbmGrowth(DatasetHandle dataset, BoosterHandle booster) => (_dataset, Booster) = (dataset, booster);

    /// <summary>The trees.</summary>
    public BoosterHandle Booster { get; }

    /// <summary>How many were grown.</summary>
    public int Trees { get; private set; }

    /// <summary>No trees yet.</summary>
    public static LightGbmGrowth Begin(TrainingTable table, LightGbmParameters parameters)
    {
        DatasetHandle dataset = Bin(table, parameters);
        return new LightGbmGrowth(dataset, Create(dataset, parameters));
    }

    /// <summary>All the trees of a request: grown from scratch, after those of a parent, or the parent's with leaves that follow the rows.</summary>
    public static LightGbmGrowth Of(TrainingRequest request, TrainingTable table, LightGbmParameters parameters, LightGbmParent? parent, Action<double, double> report)
    {
        if (parent is null)
        {
            LightGbmGrowth fresh = Begin(table, parameters);
            fresh.Grow(parameters.Iterations, report);
            return fresh;
        }

        DatasetHandle dataset = Bin(table, parameters);
        bool grows = request.Strategy == "incremental";
        if (grows)
        {
            parent.StartFrom(dataset, table, parameters.Text);
        }

        var growth = new LightGbmGrowth(dataset, Create(dataset, parameters));
        parent.Lead(growth.Booster);
        if (grows)
        {
            growth.Grow(parameters.MoreIterations, report);
        }
        else
        {
            // The trees stay as they are, and so does their number: only the leaves follow the rows.
            parent.Refit(growth.Booster, table, parameters.Text);
        }

        return growth;
    }

    /// <summary>Grows trees, and tells of it now and then: how far it is, from 0 to 1, and the training loss.</summary>
    public void Grow(int iterations, Action<double, double> report)
    {
        int every = Math.Max(1, iterations / ProgressLines);
        int grown = 0;
        for (int isFinished = 0; grown < iterations && isFinished == 0; grown++)
        {
            LightGbmLibrary.Check(LightGbmNative.Update(Booster, out isFinished), "grow a tree");
            if ((grown + 1) % every == 0)
            {
                report((grown + 1) / (double)iterations, Loss());
            }
        }

        Trees += grown;
    }

    /// <summary>The training loss: the objective's own metric.</summary>
    public unsafe double Loss()
    {
        double* losses = stackalloc double[64];
        LightGbmLibrary.Check(LightGbmNative.Evaluate(Booster, 0, out int count, losses), "measure the training loss");
        return count > 0 ? losses[0] : double.NaN;
    }

    public void Dispose()
    {
        Booster.Dispose();
        _dataset.Dispose();
    }

    private static unsafe DatasetHandle Bin(TrainingTable table, LightGbmParameters parameters)
    {
        DatasetHandle dataset;
        fixed (double* values = table.Values)
        {
            LightGbmLibrary.Check(
                LightGbmNative.CreateDataset(
                    values, LightGbmNative.Float64, table.Rows, table.Features.Count, 0,
                    parameters.Text + table.CategoricalParameter, 0, out dataset),
                "take the training rows");
        }

        fixed (float* labels = table.Labels)
        {
            LightGbmLibrary.Check(
                LightGbmNative.SetField(dataset, "label", labels, table.Rows, LightGbmNative.Float32), "take the labels");
        }

        if (table.Weights is { } weighed)
        {
            fixed (float* weights = weighed)
            {
                LightGbmLibrary.Check(
                    LightGbmNative.SetField(dataset, "weight", weights, table.Rows, LightGbmNative.Float32), "take the weights");
            }
        }

        return dataset;
    }

    private static BoosterHandle Create(DatasetHandle dataset, LightGbmParameters parameters)
    {
        LightGbmLibrary.Check(
            LightGbmNative.CreateBooster(dataset, parameters.Text, out BoosterHandle booster), "start with these parameters");
        return booster;
    }
}
