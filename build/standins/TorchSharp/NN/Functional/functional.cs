namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Networks' operators as functions of their input and weights.</summary>
        public static unsafe partial class functional
        {
            private static readonly long[] s_zeros = [0, 0];
            private static readonly long[] s_ones = [1, 1];

            /// <summary>Arguments may be one number for all dimensions.</summary>
            private static int Count(long[] values) => values?.Length ?? 0;
        }
    }
}
