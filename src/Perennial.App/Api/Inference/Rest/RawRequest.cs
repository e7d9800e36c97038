using Perennial.Terms;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>A request without JSON: its body is the one input, and every output is given as bytes.</summary>
internal static class RawRequest
{
    /// <summary>Reads a request.</summary>
    /// <exception cref="FaultException">The model takes more than one input, or the bytes are not rows of it.</exception>
    public static InferenceRequest Read(InferenceSignature signature, ReadOnlySpan<byte> bytes) =>
        new(null, [Input(signature, bytes)], [], InferenceParameters.None) { Binary = true };

    private static Tensor Input(InferenceSignature signature, ReadOnlySpan<byte> bytes)
    {
        if (signature.Packed is { Count: > 0 } packed)
        {
            var row = packed.Count * Datatype.Fp64.Size;
            return bytes.Length > 0 && bytes.Length % row == 0
                ? BinaryTensor.Read(InferenceSignature.PackedName, Datatype.Fp64, [bytes.Length / row, packed.Count], bytes)
                : throw new FaultException($"The body has {bytes.Length} bytes. Without JSON it is rows of {packed.Count} numbers of FP64, {row} bytes each.");
        }

        if (signature.Inputs is not [{ } only])
        {
            throw new FaultException($"'{signature.Model.Model}' takes {signature.Inputs.Count} inputs, so a body without JSON says too little. Send {"Inference-Header-Content-Length"} with the length of the JSON.");
        }

        var texts = BinaryTensor.Texts(only.Name, null, bytes);
        return texts.Length > 0 ? new Tensor(only.Name, Datatype.Bytes, [texts.Length]) { Texts = texts } : throw new FaultException("The body is empty: it brings no row.");
    }
}
