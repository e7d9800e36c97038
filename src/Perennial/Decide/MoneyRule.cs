using System.Globalization;

namespace Perennial.Decide;

/// <summary>Keep, go back to a stored version, or retrain: decided in money after every labelled batch.</summary>
/// <remarks>
/// A fold over batches: the same batches give the same decisions, wherever it runs. First the stored versions, whose advantage has to be what past
/// experience says is real and has to repay the switch over as long as a switch has lasted so far. Then regret: what the champion lost above a fresh
/// version, and a retrain when it reaches the price of one (ski rental; Karlin et al. 1988, Mahadevan and Mathioudakis 2024). A switch sets it to 0; what
/// not even the best of the stored versions could have saved goes on adding up, and at twice the price it retrains too, so switching to and fro cannot put
/// a retrain off for ever. Last a probe: what nobody can see from the losses of stale versions is looked for by a retrain that a premium on the loss
/// suffered has paid, each with twice the patience of the one before. Not for several threads at once.
/// </remarks>
/// <param name="options">The prices.</param>
public sealed class MoneyRule(MoneyRuleOptions options)
{
    private const double StoredPatience = 2;

    private readonly StoredForecasts forecasts = new();
    private readonly SwitchGain gain = new();
    private readonly FreshLevel fresh = new(options.FreshVersions);

    private double regret;
    private double stored;
    private double suffered;
    private int batches;
    private int excessive;
    private int switches;
    private int probes;

    /// <summary>Takes the next labelled batch, and decides.</summary>
    /// <param name="batch">The batch; batches come in order of time, each once.</param>
    public MoneyDecision Next(LabelledBatch batch)
    {
        batches++;
        if (batch.Losses.Count == 0)
        {
            return Keep(null, null, "no stored version has been seen on a labelled batch yet");
        }

        gain.Settle(batch.Losses);
        var expected = forecasts.Next(batch.Losses);
        fresh.Take(batch.Losses);
        return Loss(batch.Losses, batch.Champion) is { } loss
            ? Decide(batch, expected, loss, loss - fresh.Value)
            : Keep(null, fresh.Value, "the champion has not been seen on a labelled batch yet");
    }

    private MoneyDecision Decide(LabelledBatch batch, IReadOnlyList<BatchLoss> expected, double loss, double excess)
    {
        suffered += batch.Weight * loss;
        excessive = excess > 0 ? excessive + 1 : 0;
        if (!batch.Training)
        {
            regret += batch.Weight * Math.Max(0, excess);
            stored += batch.Weight * Math.Max(0, batch.Losses.Min(one => one.Loss) - fresh.Value);
        }

        var best = expected.MinBy(one => one.Loss).Version;
        var advantage = Loss(expected, batch.Champion)!.Value - Loss(expected, best)!.Value;
        if (best != batch.Champion)
        {
            gain.Note(best, batch.Champion, advantage);
        }

        return batch.Training ? Keep(loss, loss - excess, "a training is under way")
            : Switch(batch, best, advantage, loss) ?? Retrain(batch, loss, excess) ?? Keep(loss, loss - excess, Waiting(excess * batch.Weight));
    }

    /// <summary>Whether what an advantage is worth, over as long as a switch has lasted so far, repays the switch.</summary>
    private MoneyDecision? Switch(LabelledBatch batch, int best, double advantage, double loss)
    {
        var share = gain.Share(batch.DifferenceVariance ?? Binomial(batch));
        var life = Math.Max(1, batches / (1.0 + switches));
        if (best == batch.Champion || advantage <= 0 || StoredIsUseless || batch.Weight * share * advantage * life < options.SwitchRatio * options.Retrain)
        {
            return null;
        }

        var text = Text($"version {best} is expected to lose {share * advantage:0.0000} less a batch, over about {life:0.#} batches");
        var decision = new MoneyDecision(ActionKind.Reuse, best, text) { Regret = regret, IfKept = loss, IfRetrained = fresh.Value };
        switches++;
        regret = 0;
        gain.Drop();
        return decision;
    }

    private MoneyDecision? Retrain(LabelledBatch batch, double loss, double excess)
    {
        if (batch.SinceTrained < 1)
        {
            return null;
        }

        if ((regret >= options.Retrain || StoredIsUseless) && (batch.Left is not { } left || batch.Weight * excess * left >= options.Retrain))
        {
            fresh.Expect((double)excessive / options.Window);
            return Retrain(loss, loss - excess, false, StoredIsUseless && regret < options.Retrain
                ? Text($"no stored version could have saved {stored:0.000} batches of loss, twice what a retrain costs ({options.Retrain:0.###})")
                : Text($"staleness has cost {regret:0.000} batches of loss, and a retrain costs {options.Retrain:0.###}"));
        }

        if (batch.SinceTrained >= options.Window && options.Premium * suffered >= options.Retrain * (Math.Pow(2, probes + 1) - 1))
        {
            probes++;
            fresh.Expect(1);
            return Retrain(loss, loss - excess, true, Text($"nothing says that a retrain would help, but nobody has looked for {batch.SinceTrained} batches, and {options.Premium:0.##} of the loss suffered pays for a look"));
        }

        return null;
    }

    private MoneyDecision Retrain(double loss, double expected, bool probe, string because)
    {
        var decision = new MoneyDecision(ActionKind.Retrain, null, because) { Regret = regret, IfKept = loss, IfRetrained = expected, IsProbe = probe };
        (regret, stored, excessive) = (0, 0, 0);
        return decision;
    }

    private MoneyDecision Keep(double? kept, double? retrained, string because) => new(ActionKind.Keep, null, because)
    {
        Regret = regret,
        IfKept = kept,
        IfRetrained = retrained,
        DueIn = kept > retrained ? Math.Max(0, options.Retrain - regret) / (kept - retrained) : null,
    };

    private string Waiting(double rate) => Text($"staleness has cost {regret:0.000} of the {options.Retrain:0.###} batches of loss that a retrain costs")
        + (rate > 0 ? Text($"; due in about {Math.Max(0, options.Retrain - regret) / rate:0.#} batches") : string.Empty);

    private bool StoredIsUseless => stored >= StoredPatience * options.Retrain;

    /// <summary>Of the difference of two shares; versions differ on at least a few rows.</summary>
    private static double Binomial(LabelledBatch batch)
    {
        var share = batch.Losses.Average(one => one.Loss);
        return 2 * Math.Max(share * (1 - share), 0.01) / batch.Rows;
    }

    private static double? Loss(IReadOnlyList<BatchLoss> losses, int version) => losses.Any(one => one.Version == version)
        ? losses.First(one => one.Version == version).Loss
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
