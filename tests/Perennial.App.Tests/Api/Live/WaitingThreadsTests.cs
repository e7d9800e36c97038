using Perennial.App.Api;
using Perennial.App.Api.Live;

namespace Perennial.App.Tests.Api.Live;

public sealed class WaitingThreadsTests
{
    [Fact]
    public async Task However_many_wait_no_thread_of_the_pool_is_held_and_whoever_is_one_too_many_holds_none()
    {
        using var gate = new ManualResetEventSlim();
        using var threads = new WaitingThreads("m");
        using var begun = new CountdownEvent(WaitingThreads.Most);
        var working = Enumerable.Range(0, WaitingThreads.Most).Select(_ => threads.RunAsync(
            () =>
            {
                begun.Signal();
                gate.Wait();
                return Thread.CurrentThread.IsThreadPoolThread;
            },
            CancellationToken.None)).ToList();
        begun.Wait(TestContext.Current.CancellationToken);
        using var enough = new CancellationTokenSource();
        var late = threads.RunAsync(() => true, enough.Token);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        gate.Set();
        Assert.All(await Task.WhenAll(working), Assert.False);
        Assert.True(await threads.RunAsync(() => true, CancellationToken.None));
    }

    [Fact]
    public async Task What_goes_wrong_is_told_to_whoever_waits()
    {
        using var threads = new WaitingThreads("m");
        await Assert.ThrowsAsync<TimeoutException>(() => threads.RunAsync<int>(() => throw new TimeoutException("it stalls"), CancellationToken.None));
    }

    [Fact]
    public async Task Beyond_as_many_as_may_wait_a_request_is_refused_at_once()
    {
        using var gate = new ManualResetEventSlim();
        using var threads = new WaitingThreads("m");
        var waiting = Enumerable.Range(0, WaitingThreads.MostWaiting).Select(_ => threads.RunAsync(
            () =>
            {
                gate.Wait();
                return true;
            },
            CancellationToken.None)).ToList();
        var refused = await Assert.ThrowsAsync<ApiException>(() => threads.RunAsync(() => true, CancellationToken.None));
        Assert.Equal(503, refused.Status);
        gate.Set();
        Assert.All(await Task.WhenAll(waiting), Assert.True);
        Assert.True(await threads.RunAsync(() => true, CancellationToken.None));
    }
}
