using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests;

public sealed class CompositionTests
{
    [Fact]
    public void A_folder_opened_twice_at_a_time_tells_the_same()
    {
        using var folder = TestHouse.WithVersions();
        using var one = Composition.Open(folder.Data);
        using var other = Composition.Open(folder.Data);
        Assert.Equal(one.States.Load("flight-delay").Head, other.States.Load("flight-delay").Head);
    }
}
