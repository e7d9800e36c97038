namespace Perennial.App.Api.Inference;

/// <summary>A request of the protocol, whichever way it came.</summary>
/// <param name="Id">Names the request, and is given back; null where there is none. It does not name predictions.</param>
/// <param name="Inputs">The tensors.</param>
/// <param name="Outputs">What is wanted; empty for everything.</param>
/// <param name="Parameters">Of the request.</param>
internal sealed record InferenceRequest(string? Id, IReadOnlyList<Tensor> Inputs, IReadOnlyList<RequestedOutput> Outputs, InferenceParameters Parameters)
{
    /// <summary>Whether outputs are given as bytes where nothing says otherwise. The default is no.</summary>
    public bool Binary { get; init; }

    /// <summary>Whether an output is given as bytes: as it asks itself, else as the request does.</summary>
    public bool IsBinary(string output) =>
        Outputs.FirstOrDefault(one => one.Name == output)?.Binary ?? Parameters.Truth("binary_data_output") ?? Binary;
}
