namespace Perennial.App.Servers;

/// <summary>A command line as it is sent to a server.</summary>
/// <param name="Items">Its words.</param>
/// <param name="As">Who types, where no key says who it is.</param>
internal sealed record SentLine(IReadOnlyList<LineItem> Items, string? As);
