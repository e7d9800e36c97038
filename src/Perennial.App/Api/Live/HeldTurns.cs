namespace Perennial.App.Api.Live;

/// <summary>Turns that are not taken until it is disposed.</summary>
internal sealed class HeldTurns : IDisposable
{
    private readonly List<IDisposable> parts = [];
    private SemaphoreSlim? turns;

    /// <summary>Of no model yet.</summary>
    public HeldTurns()
    {
    }

    /// <param name="turns">Released at the end.</param>
    public HeldTurns(SemaphoreSlim turns) => this.turns = turns;

    /// <summary>Adds those of one more model.</summary>
    public void Add(IDisposable held) => parts.Add(held);

    /// <inheritdoc/>
    public void Dispose()
    {
        Interlocked.Exchange(ref turns, null)?.Release();
        parts.ForEach(part => part.Dispose());
        parts.Clear();
    }
}
