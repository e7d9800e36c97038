namespace Perennial.Drift.Sequential;

/// <summary>What a sequential McNemar test says at a look.</summary>
/// <param name="Pairs">Discordant units so far.</param>
/// <param name="LogEValue">ln of the e-value, in nats: the evidence against "either model is as likely to be the right one".</param>
/// <param name="Verdict">Better, worse, or keep going; never equivalent.</param>
public sealed record McNemarEvidence(DiscordantPairs Pairs, double LogEValue, SequentialVerdict Verdict)
{
    /// <summary>The e-value, 0 or more; infinity when it overflows.</summary>
    public double EValue => Math.Exp(LogEValue);

    /// <summary>Anytime-valid p-value at this look, 1 / e-value, at most 1.</summary>
    public double PValue => Math.Min(1, Math.Exp(-LogEValue));
}
