using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Another process drives the model.</summary>
internal sealed class BusyException(string holder) : FaultException(
    $"Another process drives this model: {holder.TrimEnd('.')}. Only one may. Wait for it, or stop it, then run the same command again.");
