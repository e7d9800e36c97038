using System.Text.Json.Nodes;
using Cronos;

namespace Perennial.Adapters.Yaml;

/// <summary>A cron expression of five fields that comes up at least once.</summary>
internal sealed class Cron : Form
{
    /// <summary>How the parser's messages begin; the fault says so already.</summary>
    private const string Preamble = "The given cron expression has an invalid format. ";

    private static readonly DateTime Start = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public override string Allowed => "a cron expression of five fields in UTC, such as \"0 4 * * 1\": minute, hour, day, month, weekday";

    public override Reading Read(ScalarNode scalar)
    {
        try
        {
            return CronExpression.Parse(scalar.Text, CronFormat.Standard).GetNextOccurrence(Start) is null
                ? Wrong("a day that never comes", scalar)
                : Reading.Of(scalar.Text);
        }
        catch (CronFormatException e)
        {
            string reason = e.Message.Replace(Preamble, string.Empty, StringComparison.Ordinal).TrimEnd('.');
            return Wrong("not a cron expression", scalar, reason + ". ");
        }
    }

    public override JsonObject Schema() => new() { ["type"] = "string" };
}
