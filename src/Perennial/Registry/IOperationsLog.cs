namespace Perennial.Registry;

/// <summary>What machines did that changes no model: attempts, kills, resumptions. Kept apart from the journal, read by people.</summary>
public interface IOperationsLog
{
    /// <summary>Adds a line.</summary>
    /// <param name="stream">The model.</param>
    /// <param name="what">What happened, such as <c>training attempt 2 began</c>.</param>
    /// <param name="detail">More of it; null when that says all.</param>
    void Note(string stream, string what, string? detail = null);
}
