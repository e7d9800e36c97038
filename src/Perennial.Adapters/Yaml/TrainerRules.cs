using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>What the trainer that a file names cannot do.</summary>
internal static class TrainerRules
{
    private const string Validation = "train.validation";
    private const string Strategy = "train.strategy";
    private const string Window = "train.window";

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (!values.TryGet<string>("train.trainer", out string? trainer))
        {
            return;
        }

        if (values.Has(Validation) && !faults.Within(Validation) && Trainers.BuiltIn.Contains(trainer))
        {
            faults.Add(values.At(Validation), Validation, $"rows to stop by, which the trainer {trainer} does not take",
                "Remove it, or name a command as train.trainer.");
        }

        if (trainer == Trainers.External)
        {
            Told(Validation, values.Has(Validation), values, faults);
            Told(Strategy, values.TryGet(Strategy, out TrainingStrategy strategy) && strategy == TrainingStrategy.Auto, values, faults);
            Told(TuneRules.Tune, values.Has(TuneRules.Tune), values, faults);
            Told(Window, values.TryGet(Window, out TrainingWindow window) && window == TrainingWindow.Auto, values, faults);
        }
    }

    /// <summary>A system elsewhere is told once what to train: it tries nothing, and gets its rows by itself.</summary>
    private static void Told(string key, bool isLeftOpen, ModelFileValues values, FaultList faults)
    {
        if (isLeftOpen && !faults.Within(key))
        {
            faults.Add(values.At(key), key, "trials and rows to stop by, which a training system elsewhere does not take",
                "Remove it, or say how a version is made, such as train.strategy: full.");
        }
    }
}
