namespace Perennial.Serve;

/// <summary>Does what waits for another process on a thread of its own, so that it takes none from those who share threads.</summary>
public static class OwnThread
{
    /// <summary>Done when the work is.</summary>
    public static Task<T> RunAsync<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
