using Perennial.Registry;

namespace Perennial.Tests.Registry;

public sealed class UseCountTests
{
    [Fact]
    public void What_is_retired_goes_with_its_last_user_and_once()
    {
        var gone = 0;
        var count = new UseCount(() => gone++);
        Assert.True(count.TryEnter());
        count.Retire();
        count.Retire();
        Assert.Equal(0, gone);
        Assert.False(count.TryEnter());
        count.Leave();
        Assert.Equal(1, gone);
        Assert.False(count.TryEnter());
    }

    [Fact]
    public void Nobody_is_inside_when_it_goes_however_many_come_and_leave()
    {
        for (var round = 0; round < 200; round++)
        {
            var (inside, wrong, gone) = (0, 0, 0);
            var count = new UseCount(() => (wrong, gone) = (wrong + Volatile.Read(ref inside), gone + 1));
            Parallel.For(0, 16, one =>
            {
                if (one == 8)
                {
                    count.Retire();
                }
                else if (count.TryEnter())
                {
                    Interlocked.Increment(ref inside);
                    Interlocked.Decrement(ref inside);
                    count.Leave();
                }
            });
            Assert.Equal((0, 1), (wrong, gone));
        }
    }
}
