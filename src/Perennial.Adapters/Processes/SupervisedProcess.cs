namespace Perennial.Adapters.Processes;

/// <summary>What a trainer of this program does for its supervisor.</summary>
public static class SupervisedProcess
{
    /// <summary>Ends this process when its supervisor ends, also when that one is killed. Call it from the main thread.</summary>
    public static void EndWithSupervisor() => Posix.DieWithParent();
}
