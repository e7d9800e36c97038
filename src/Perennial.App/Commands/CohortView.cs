using Perennial.Monitor;

namespace Perennial.App.Commands;

/// <summary>The newest day whose labels are known.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Rows">Predictions.</param>
/// <param name="Labelled">Of these, with a label.</param>
/// <param name="ServedLoss">The mean loss of the answers given; null when none were.</param>
/// <param name="Restated">Whether it was measured again, since rows or labels came late.</param>
/// <param name="RestatedDays">How many days were measured again so far.</param>
internal sealed record CohortView(DateOnly Day, long Rows, long Labelled, double? ServedLoss, bool Restated, int RestatedDays)
{
    /// <summary>The newest; null before there is one.</summary>
    public static CohortView? Of(MonitorState monitor) => monitor.Cohorts is [.., var newest]
        ? new CohortView(newest.Day, newest.Rows, newest.Labelled, newest.Served?.Mean, monitor.Restated.Contains(newest.Day), monitor.Restated.Count)
        : null;

    /// <inheritdoc/>
    public override string ToString() => Words.Text($"{Day:yyyy-MM-dd}: {Labelled:N0} of {Rows:N0} predictions with a label")
        + (ServedLoss is { } loss ? Words.Text($", loss of the answers {loss:0.0000}") : string.Empty)
        + (Restated ? " (restated)" : string.Empty)
        + (RestatedDays > 0 ? Words.Text($"; {RestatedDays:N0} days were restated by what came late") : string.Empty);
}
