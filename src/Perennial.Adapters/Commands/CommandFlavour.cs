using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Commands;

/// <summary>A program that scores: rows in, answers out.</summary>
/// <param name="scorers">Which may be started.</param>
internal sealed class CommandFlavour(ScorerList? scorers) : IFlavour
{
    public IPredictor Load(Artifact artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        ArtifactDescription description = artifact.Description;
        if (scorers is null || description.Command is not { } name)
        {
            throw new FaultException("its scorer is not known here.");
        }

        _ = scorers.Find(name);
        return new CommandPredictor(scorers, name, features, description, artifact.Files);
    }
}
