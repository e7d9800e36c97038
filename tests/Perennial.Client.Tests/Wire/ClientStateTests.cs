using Perennial.Client.Wire;

namespace Perennial.Client.Tests.Wire;

public sealed class ClientStateTests
{
    [Theory]
    [InlineData("till 7; of Köln")]
    [InlineData("a")]
    public void A_header_reads_back(string name)
    {
        var state = new ClientState(name, 12, TimeSpan.FromMilliseconds(2_500));
        Assert.Equal(state, ClientState.Parse(state.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("till")]
    [InlineData("till;head=x;lease=5")]
    [InlineData("till;head=5;lease=soon")]
    public void What_is_no_header_is_none(string? text) => Assert.Null(ClientState.Parse(text));
}
