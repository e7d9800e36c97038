using Google.Protobuf;
using Perennial.App.Api.Inference.Grpc.Wire;
using Perennial.Terms;

namespace Perennial.App.Api.Inference.Grpc;

/// <summary>Inputs as messages bring them: in the field that fits the datatype, or as bytes.</summary>
internal static class GrpcTensor
{
    /// <summary>Reads an input.</summary>
    /// <param name="input">The message.</param>
    /// <param name="raw">Its bytes; null where its contents are used.</param>
    /// <exception cref="FaultException">It is no tensor, or its contents do not fit its shape.</exception>
    public static Tensor Read(ModelInferRequest.Types.InferInputTensor input, ByteString? raw)
    {
        var datatype = Datatype.Named(input.Datatype)
            ?? throw new FaultException($"Input '{input.Name}' has the datatype '{input.Datatype}'. There are: {string.Join(", ", Datatype.All.Select(one => one.Name))}.");
        if (raw is not null)
        {
            return input.Contents is null
                ? BinaryTensor.Read(input.Name, datatype, input.Shape, raw.Span)
                : throw new FaultException($"Input '{input.Name}' has contents, and the request has raw_input_contents. Send one of them.");
        }

        var count = TensorShape.Count(input.Name, input.Shape);
        var contents = input.Contents ?? throw new FaultException($"Input '{input.Name}' has no contents, and the request no raw_input_contents.");
        var tensor = new Tensor(input.Name, datatype, input.Shape);
        return tensor.IsText
            ? tensor with { Texts = Fitting(input, count, contents.BytesContents.Select(text => BinaryTensor.Text(input.Name, text.Span))) }
            : tensor with { Numbers = Fitting(input, count, Numbers(input.Name, datatype, contents)) };
    }

    private static T[] Fitting<T>(ModelInferRequest.Types.InferInputTensor input, int count, IEnumerable<T> elements)
    {
        T[] all = [.. elements];
        return all.Length == count
            ? all
            : throw new FaultException($"Input '{input.Name}' of {input.Datatype} has the shape {TensorShape.Say(input.Shape)} and {all.Length} elements in the field that fits its datatype.");
    }

    private static IEnumerable<double> Numbers(string name, Datatype datatype, InferTensorContents contents) => datatype.Name switch
    {
        "BOOL" => contents.BoolContents.Select(value => value ? 1.0 : 0.0),
        "INT8" or "INT16" or "INT32" => contents.IntContents.Select(value => Within(name, datatype, value)),
        "INT64" => contents.Int64Contents.Select(value => (double)value),
        "UINT8" or "UINT16" or "UINT32" => contents.UintContents.Select(value => Within(name, datatype, value)),
        "UINT64" => contents.Uint64Contents.Select(value => (double)value),
        "FP32" => contents.Fp32Contents.Select(value => BinaryTensor.Sound(name, datatype, value)),
        "FP64" => contents.Fp64Contents.Select(value => BinaryTensor.Sound(name, datatype, value)),
        _ => throw new FaultException($"Input '{name}' is {datatype.Name}, which has no field in contents. Send it in raw_input_contents."),
    };

    private static double Within(string name, Datatype datatype, double value) => value >= datatype.Least && value <= datatype.Most
        ? value
        : throw new FaultException($"Input '{name}' holds {value}; {datatype.Name} is a whole number from {datatype.Least} to {datatype.Most}.");
}
