namespace Perennial.Proofs;

/// <summary>Every proof there is. A new one is added here.</summary>
public static class ProofList
{
    public static IReadOnlyList<IProof> All { get; } =
    [
        new CalibrationProof(), new CrashProof(), new CrashServerProof(), new DetectorsProof(), new DriversProof(), new EstimationProof(), new FleetProof(), new FlightsProof(), new FuzzProof(),
        .. HistoriesProof.OneAndAll(HistoryTrials.All), new HonestProof(), new IngestProof(), new LearnersProof(), new MoneyProof(), new MoneyRuleProof(), new OverheadProof(), new ReplayProof(),
        new ReportSpeedProof(), new RouterProof(), new ServeSpeedProof(), .. StrategiesProof.OneAndAll(StrategyHistory.All),
        new SwapsProof(),
    ];
}
