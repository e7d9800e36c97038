using Perennial.Decide;
using Perennial.Drift.Streaming;

namespace Perennial.Simulation.Backtest;

/// <summary>The policies that a backtest compares, none of them fitted to the history.</summary>
public static class BacktestPolicies
{
    /// <summary>The name of the money rule.</summary>
    public const string MoneyName = "money";

    /// <summary>The name of never retraining.</summary>
    public const string NeverName = "never";

    private const double Drop = 0.05;
    private const int FreshVersions = 10;

    private static readonly int[] Periods = [2, 4, 8, 16, 32];

    /// <summary>The first version all along.</summary>
    public static BacktestPolicy Never { get; } = new(NeverName, (_, _) => _ => BacktestMove.Keep);

    /// <summary>A retrain after every batch, or as soon as the one before is done.</summary>
    public static BacktestPolicy Always { get; } = new("always", (_, _) => _ => BacktestMove.Retrain);

    /// <summary>The money rule.</summary>
    public static BacktestPolicy Money { get; } = new(MoneyName, (matrix, terms) => MoneyMoves(matrix, terms, reuse: true));

    /// <summary>The money rule that may not go back to a stored version.</summary>
    public static BacktestPolicy MoneyWithoutReuse { get; } = new("money-no-reuse", (matrix, terms) => MoneyMoves(matrix, terms, reuse: false));

    /// <summary>Retrain when what was lost above a fresh version has reached the price of a retrain.</summary>
    public static BacktestPolicy Regret { get; } = new("regret", (_, terms) => RegretMoves(terms));

    /// <summary>Retrain when the loss is so much above that of a fresh version: a threshold on performance.</summary>
    public static BacktestPolicy Performance { get; } = new("performance", (_, _) => look =>
        BacktestMove.RetrainIf(look.Loss is { } loss && loss - Fresh(look) >= Drop));

    /// <summary>Never, always, every so many batches, every detector on the stream of losses, and what thinks in money.</summary>
    /// <param name="period">A period to try beside the usual ones; null for none.</param>
    public static IReadOnlyList<BacktestPolicy> All(int? period) =>
    [
        Never, Always, .. Periods.Append(period ?? Periods[0]).Where(batches => batches > 1).Distinct().Order().Select(Every),
        Performance,
        LossDetector.Policy("adwin", () => new Adwin()),
        LossDetector.Policy("ddm", () => new Ddm()),
        LossDetector.Policy("hddm-w", () => new HddmW()),
        LossDetector.Policy("page-hinkley", () => new PageHinkley(PageHinkleyOptions.Plain)),
        Regret, MoneyWithoutReuse, Money,
    ];

    /// <summary>A retrain every so many batches.</summary>
    public static BacktestPolicy Every(int batches) => new($"every-{batches}", (_, _) =>
    {
        var since = 0;
        return look => BacktestMove.RetrainIf(!look.Training && ++since % batches == 0);
    });

    private static Func<BacktestLook, BacktestMove> RegretMoves(BacktestTerms terms)
    {
        var (sum, champion) = (0.0, -1);
        return look =>
        {
            (sum, champion) = (look.Champion == champion ? sum : 0, look.Champion);
            sum += look.Training || look.Loss is not { } loss ? 0 : Math.Max(0, loss - Fresh(look));
            return BacktestMove.RetrainIf(sum >= terms.Alpha);
        };
    }

    private static double Fresh(BacktestLook look) => look.Measured.TakeLast(FreshVersions).Average(look.FirstLoss);

    private static Func<BacktestLook, BacktestMove> MoneyMoves(StalenessMatrix matrix, BacktestTerms terms, bool reuse)
    {
        var rule = new MoneyRule(new MoneyRuleOptions { Retrain = terms.Alpha, SwitchRatio = reuse ? terms.SwitchRatio : double.PositiveInfinity, Window = matrix.Window });
        return look =>
        {
            var decision = rule.Next(Batch(look));
            return new BacktestMove(decision.Action, decision.Version ?? -1);
        };
    }

    private static LabelledBatch Batch(BacktestLook look) =>
        new(look.Champion, [.. look.Measured.Select(version => new BatchLoss(version, look.Matrix[version, look.Labelled]))], look.Matrix.Rows)
        {
            SinceTrained = look.Labelled - look.Stored.Max(),
            Training = look.Training,
            Left = look.Left,
        };
}
