namespace Perennial.Adapters.Yaml;

/// <summary>What no key shows alone: values that contradict each other.</summary>
internal static class ModelFileRules
{
    public static void Check(ModelFileValues values, FaultList faults)
    {
        SignatureRules.Check(values, faults);
        TaskRules.Check(values, faults);
        MoneyRules.Check(values, faults);
        TriggerRules.Check(values, faults);
        JudgementRules.Check(values, faults);
        FitnessRules.Check(values, faults);
        TrainerRules.Check(values, faults);
        TuneRules.Check(values, faults);
        GateRules.Check(values, faults);
        StageRules.Check(values, faults);
        RetentionRules.Check(values, faults);
        SamplingRules.Check(values, faults);
    }
}
