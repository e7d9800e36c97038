using System.Numerics;

namespace Perennial.Adapters.Flavours;

/// <summary>Idle scorers of one row at a time, one or two for each processor: a thread takes the one that lies nearest, and gives it back. Nobody waits for anybody.</summary>
/// <param name="make">Makes one where none is idle.</param>
internal sealed class IdleScorers<T>(Func<T> make) : IDisposable where T : class, IDisposable
{
    /// <summary>Places of two threads are so far apart that they share no cache line.</summary>
    private const int Stride = 16;
    private readonly int _places = (int)BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount) * 2;
    private readonly T?[] _idle = new T?[BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount) * 2 * Stride];
    private volatile bool _isDisposed;

    public T Take()
    {
        int first = Thread.GetCurrentProcessorId();
        for (int place = 0; place < _places; place++)
        {
            ref T? idle = ref At(first + place);
            if (Volatile.Read(ref idle) is not null && Interlocked.Exchange(ref idle, null) is { } taken)
            {
                return taken;
            }
        }

        return make();
    }

    public void GiveBack(T scorer)
    {
        int first = Thread.GetCurrentProcessorId();
        for (int place = 0; place < _places && !_isDisposed; place++)
        {
            if (Interlocked.CompareExchange(ref At(first + place), scorer, null) is null)
            {
                DropIfDisposed();
                return;
            }
        }

        scorer.Dispose();
    }

    public void Dispose()
    {
        _isDisposed = true;
        DropIfDisposed();
    }

    /// <summary>What was given back while this was disposed is found by one of the two.</summary>
    private void DropIfDisposed()
    {
        for (int place = 0; place < _places && _isDisposed; place++)
        {
            Interlocked.Exchange(ref At(place), null)?.Dispose();
        }
    }

    private ref T? At(int place) => ref _idle[(place & (_places - 1)) * Stride];
}
