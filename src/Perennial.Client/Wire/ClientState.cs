namespace Perennial.Client.Wire;

/// <summary>What a client tells a server of itself, in the header <c>Perennial-Client</c> of each look at the routing.</summary>
/// <param name="Name">The client's own name.</param>
/// <param name="Head">The routing that answers in it now; 0 before the first.</param>
/// <param name="Lease">How often it looks.</param>
public sealed record ClientState(string Name, long Head, TimeSpan Lease)
{
    /// <summary>The header's name.</summary>
    public const string Header = "Perennial-Client";

    /// <summary>The header's value.</summary>
    public override string ToString() => FormattableString.Invariant($"{Uri.EscapeDataString(Name)};head={Head};lease={Lease.TotalMilliseconds:0}");

    /// <summary>Reads a header's value; null where it is none.</summary>
    public static ClientState? Parse(string? text)
    {
        var parts = (text ?? string.Empty).Split(';');
        return parts is [{ Length: > 0 } name, var head, var lease]
            && head.StartsWith("head=", StringComparison.Ordinal) && long.TryParse(head.AsSpan(5), out var number)
            && lease.StartsWith("lease=", StringComparison.Ordinal) && int.TryParse(lease.AsSpan(6), out var milliseconds)
            ? new ClientState(Uri.UnescapeDataString(name), number, TimeSpan.FromMilliseconds(milliseconds))
            : null;
    }
}
