using Perennial.Adapters.Commands;
using Perennial.Terms;

namespace Perennial.Adapters.Remote;

/// <summary>Looks every few seconds whether a server may still be asked: who takes it off the list has taken it off.</summary>
/// <param name="allowed">The list.</param>
/// <param name="name">The server's name in it.</param>
/// <param name="was">What the list said when the version was loaded.</param>
/// <param name="clock">Measures the seconds.</param>
internal sealed class RemoteAllowance(ScorerList allowed, string name, RemoteOptions was, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private long _looked = clock.GetTimestamp();

    /// <summary>Goes on where it may.</summary>
    /// <exception cref="FaultException">The list says otherwise now.</exception>
    public void Demand()
    {
        if (clock.GetElapsedTime(Volatile.Read(ref _looked)) < Look)
        {
            return;
        }

        if (allowed.FindRemote(name) != was)
        {
            throw new FaultException($"The list of servers says of '{name}' something else than when this version was loaded. It is loaded anew when the server starts, or when another version took its place.");
        }

        Volatile.Write(ref _looked, clock.GetTimestamp());
    }
}
