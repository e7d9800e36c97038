using System.Text.Json;
using System.Text.RegularExpressions;
using Perennial.Adapters.Yaml;
using Perennial.App.Commands;
using Perennial.App.Comparison;
using Perennial.Decide;

namespace Perennial.App.Tests.Commands;

/// <summary>docs/json.md names every member that is written.</summary>
public sealed partial class JsonPageTests
{
    [Theory]
    [InlineData("apply", typeof(ApplyView), typeof(ModelDifference), typeof(BreakEvenView))]
    [InlineData("plan", typeof(PlanView), typeof(ModelDifference), typeof(BreakEvenView))]
    [InlineData("turn", typeof(TurnView), typeof(RunView), typeof(ChampionView))]
    [InlineData("import", typeof(ImportView))]
    [InlineData("register", typeof(RegisterView))]
    [InlineData("import-version", typeof(ImportVersionView), typeof(Perennial.Evaluate.Verdict))]
    [InlineData("evaluate", typeof(EvaluateView), typeof(Perennial.Evaluate.Verdict), typeof(Perennial.Evaluate.ComparedFigure))]
    [InlineData("card", typeof(CardView), typeof(VersionView), typeof(Perennial.Evaluate.Verdict), typeof(Perennial.Evaluate.VersionMeasurement), typeof(Perennial.Evaluate.ServingCost), typeof(HistoryLine))]
    [InlineData("status", typeof(StatusView), typeof(FrozenView), typeof(ChampionView), typeof(CohortView), typeof(LossView), typeof(MoneyView), typeof(DecisionView))]
    [InlineData("versions", typeof(VersionView))]
    [InlineData("why", typeof(WhyView), typeof(Decision), typeof(TriggerVote), typeof(Alternative))]
    [InlineData("history", typeof(HistoryLine))]
    [InlineData("history --at", typeof(PastView))]
    [InlineData("verify", typeof(VerifyView))]
    [InlineData("reproduce", typeof(ReproductionView), typeof(DigestPair))]
    [InlineData("dataset", typeof(DatasetVersionView))]
    [InlineData("lineage", typeof(LineageView))]
    [InlineData("costs", typeof(CostsView), typeof(RunCostView), typeof(FewerRowsView))]
    [InlineData("audit", typeof(AuditView))]
    [InlineData("forget", typeof(ForgetView))]
    [InlineData("gc", typeof(GarbageView))]
    [InlineData("drift", typeof(DriftView), typeof(ComparedFileView), typeof(FalseAlarmsView), typeof(DatasetView), typeof(DriftColumnView), typeof(MissingView), typeof(Perennial.Drift.Selection.ColumnDistances), typeof(SkippedColumn), typeof(EstimatedView), typeof(EstimatedMetric))]
    [InlineData("keys", typeof(KeyView), typeof(NewKeyView))]
    [InlineData("backtest", typeof(BacktestView), typeof(ScheduleView), typeof(PolicyView), typeof(SavingView), typeof(PriceView))]
    [InlineData("backup", typeof(BackupManifest), typeof(BackupModel), typeof(BackupFile))]
    public void The_page_names_every_member(string command, params Type[] written)
    {
        var section = Page().Split("\n## ").Single(part => part.StartsWith(command + "\n", StringComparison.Ordinal));
        var named = Name().Matches(section).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var members = written.SelectMany(type => type.GetProperties()).Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name)).ToList();
        Assert.NotEmpty(members);
        Assert.All(members, member => Assert.Contains(member, named));
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Perennial.slnx")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "json.md"));
    }

    [GeneratedRegex("`([a-zA-Z0-9]+)`")]
    private static partial Regex Name();
}
