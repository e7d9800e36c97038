namespace Perennial.App.Commands;

/// <summary>What an import came to.</summary>
/// <param name="Model">The model.</param>
/// <param name="Files">What was read.</param>
/// <param name="Rows">Rows in them.</param>
/// <param name="Accepted">Rows that were new.</param>
/// <param name="Repeated">Rows that were known already and change nothing.</param>
/// <param name="Corrected">Labels that say otherwise than before; counted as accepted too.</param>
/// <param name="Late">Rows whose day of arrival was sealed already: they arrive now, and restate what was measured.</param>
/// <param name="FirstArrival">Of all rows.</param>
/// <param name="LastArrival">Of all rows.</param>
/// <param name="DaysPlayed">Days on which turns were taken as they would have been then.</param>
/// <param name="DryRun">Whether nothing was written.</param>
internal sealed record ImportView(
    string Model,
    IReadOnlyList<string> Files,
    long Rows,
    long Accepted,
    long Repeated,
    long Corrected,
    long Late,
    DateTimeOffset FirstArrival,
    DateTimeOffset LastArrival,
    int DaysPlayed,
    bool DryRun)
{
    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        var span = Words.Text($"{Rows:N0} rows that arrived from {Words.Of(FirstArrival)} to {Words.Of(LastArrival)} UTC");
        yield return DryRun ? $"'{Model}': {span} can be imported."
            : Accepted == 0 ? $"'{Model}': {span} were known already: nothing changes."
            : Words.Text($"'{Model}': {span}: {Accepted:N0} are new, {Repeated:N0} were known already, {Corrected:N0} correct a label.");
        if (Late > 0)
        {
            yield return Words.Text($"{Late:N0} of them belong to days that are sealed already: they arrive now. What was decided stands; figures are restated when their day of arrival is over.");
        }

        yield return DryRun ? "This was a dry run: nothing was written."
            : DaysPlayed > 0 ? Words.Text($"{DaysPlayed:N0} days were played, with turns after each.")
            : $"What follows from them: perennial turn {Model}";
    }
}
