using System.Globalization;

namespace Perennial.Terms;

/// <summary>An amount of money in one currency.</summary>
/// <param name="Amount">In whole units of the currency; may be negative (a saving).</param>
/// <param name="Currency">ISO 4217 code.</param>
public readonly record struct Money(double Amount, string Currency)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Currency} {Amount:N2}");
}
