// Included by fast_kernels_avx2.cpp and fast_kernels_avx512.cpp inside their namespaces, with kLanes (floats
// per vector), kRows (rows of a register block) and kVectors (vectors of a column block) defined.

typedef float Vector __attribute__((vector_size(kLanes * sizeof(float))));
typedef float LooseVector
    __attribute__((vector_size(kLanes * sizeof(float)), aligned(sizeof(float)), may_alias));

inline Vector load(const float* from)
{
    return *reinterpret_cast<const LooseVector*>(from);
}
inline void store(float* to, Vector value)
{
    *reinterpret_cast<LooseVector*>(to) = value;
}
inline Vector leaky(Vector x, float slope)
{
    const Vector scaled = x * slope;
    return x > scaled ? x : scaled; // slope ≤ 1
}

template <int Points> struct Scheme;

template <> struct Scheme<6>
{
    static constexpr float kInput[6][6] = {{4, 0, -5, 0, 1, 0},  {0, 4, 4, -1, -1, 0}, {0, -4, 4, 1, -1, 0},
                                           {0, -2, -1, 2, 1, 0}, {0, 2, -1, -2, 1, 0}, {0, 4, 0, -5, 0, 1}};
    static constexpr float kOutput[6][4] = {{1, 0, 0, 0}, {1, 1, 1, 1},   {1, -1, 1, -1},
                                            {1, 2, 4, 8}, {1, -2, 4, -8}, {0, 0, 0, 1}};
};

template <> struct Scheme<7>
{
    static constexpr float kInput[7][7] = {{4, -8, -5, 10, 1, -2, 0}, {0, -4, 4, 9, -1, -2, 0},
                                           {0, -4, 12, -7, -3, 2, 0}, {0, 2, -3, -4, 3, 2, 0},
                                           {0, 2, -5, 0, 5, -2, 0},   {0, 4, 0, -5, 0, 1, 0},
                                           {0, -4, 8, 5, -10, -1, 2}};
    static constexpr float kOutput[7][4] = {{1, 0, 0, 0}, {1, 1, 1, 1},   {1, -1, 1, -1},
                                            {1, 2, 4, 8}, {1, -2, 4, -8}, {1, 0.5f, 0.25f, 0.125f},
                                            {0, 0, 0, 1}};
};

template <int Points> void evaluate(const float* const* x, float slope, std::size_t count, float* const* v)
{
    for (std::size_t i = 0; i < count; i += kLanes) {
        Vector d[Points];
#pragma GCC unroll 8
        for (int j = 0; j < Points; j++)
            d[j] = leaky(load(x[j] + i), slope);
#pragma GCC unroll 8
        for (int p = 0; p < Points; p++) {
            Vector sum = {};
#pragma GCC unroll 8
            for (int j = 0; j < Points; j++)
                if (Scheme<Points>::kInput[p][j] != 0)
                    sum += Scheme<Points>::kInput[p][j] * d[j];
            store(v[p] + i, sum);
        }
    }
}

template <int Points>
void interpolate(const float* const* m, const float* bias, std::size_t channels, std::size_t count,
                 const float* const* first, const float* const* second, float* const* y)
{
    std::size_t channel = 0;
    for (std::size_t i = 0; i < count; i += kLanes) {
        Vector d[Points];
#pragma GCC unroll 8
        for (int p = 0; p < Points; p++)
            d[p] = load(m[p] + i);
        const Vector offset = load(bias + channel);
        channel += kLanes;
        if (channel == channels)
            channel = 0;
#pragma GCC unroll 4
        for (int j = 0; j < kOutputs; j++) {
            Vector sum = offset;
#pragma GCC unroll 8
            for (int p = 0; p < Points; p++)
                if (Scheme<Points>::kOutput[p][j] != 0)
                    sum += Scheme<Points>::kOutput[p][j] * d[p];
            if (first)
                sum += load(first[j] + i);
            if (second)
                sum += load(second[j] + i);
            store(y[j] + i, sum);
        }
    }
}

/// A register block: Rows rows, kVectors · kLanes columns.
template <int Rows>
inline void block(const float* a, std::size_t depth, std::size_t groups, std::size_t groupShift,
                  const float* u, float* m, std::size_t width)
{
    Vector sum[Rows][kVectors];
#pragma GCC unroll 16
    for (int r = 0; r < Rows; r++)
#pragma GCC unroll 4
        for (int c = 0; c < kVectors; c++)
            sum[r][c] = Vector{};
    for (std::size_t g = 0; g < groups; g++, a += groupShift) {
        for (std::size_t k = 0; k < depth; k++, u += kVectors * kLanes) {
            Vector w[kVectors];
#pragma GCC unroll 4
            for (int c = 0; c < kVectors; c++)
                w[c] = load(u + c * kLanes);
#pragma GCC unroll 16
            for (int r = 0; r < Rows; r++)
#pragma GCC unroll 4
                for (int c = 0; c < kVectors; c++)
                    sum[r][c] += a[static_cast<std::size_t>(r) * depth + k] * w[c];
        }
    }
#pragma GCC unroll 16
    for (int r = 0; r < Rows; r++)
#pragma GCC unroll 4
        for (int c = 0; c < kVectors; c++)
            store(m + static_cast<std::size_t>(r) * width + c * kLanes, sum[r][c]);
}

void product(const float* a, std::size_t rows, std::size_t depth, std::size_t groups, std::size_t groupShift,
             const float* u, std::size_t width, float* m)
{
    constexpr std::size_t kColumns = kVectors * kLanes;
    for (std::size_t column = 0; column < width; column += kColumns, u += groups * depth * kColumns) {
        std::size_t row = 0;
        for (; row + kRows <= rows; row += kRows)
            block<kRows>(a + row * depth, depth, groups, groupShift, u, m + row * width + column, width);
        for (; row + 4 <= rows; row += 4)
            block<4>(a + row * depth, depth, groups, groupShift, u, m + row * width + column, width);
        for (; row < rows; row++)
            block<1>(a + row * depth, depth, groups, groupShift, u, m + row * width + column, width);
    }
}
