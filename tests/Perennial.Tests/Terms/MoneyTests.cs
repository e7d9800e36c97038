using Perennial.Terms;

namespace Perennial.Tests.Terms;

public sealed class MoneyTests
{
    [Theory, InlineData(1234.5, "USD 1,234.50"), InlineData(-0.006, "USD -0.01"), InlineData(0, "USD 0.00")]
    public void Money_is_written_with_its_currency_and_two_places(double amount, string text) => Assert.Equal(text, new Money(amount, "USD").ToString());
}
