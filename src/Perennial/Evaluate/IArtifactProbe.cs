using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Tries an artifact where it may do no harm: one that cannot be read may end the process that reads it.</summary>
public interface IArtifactProbe
{
    /// <summary>Loads an artifact and asks it for answers, in a process that may die.</summary>
    /// <exception cref="FaultException">It cannot be loaded, gives no answers, or takes the process with it.</exception>
    void Check(ModelDeclaration model, Digest artifact);
}
