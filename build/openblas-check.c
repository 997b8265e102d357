/* Prints the kernels that OpenBLAS chose, and exits 1 when a single-precision product of random matrices is wrong against double precision.
   build/setup runs it: OpenBLAS 0.3.21 takes its oldest kernels on processors newer than itself, and some of its kernels are wrong on some processors. */
#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { N = 257 };

typedef void (*sgemm_t)(const char *, const char *, const int *, const int *, const int *, const float *, const float *, const int *,
                        const float *, const int *, const float *, float *, const int *);

int main(void)
{
    void *blas = dlopen("libblas.so.3", RTLD_NOW | RTLD_GLOBAL);
    if (!blas) { fprintf(stderr, "%s\n", dlerror()); return 2; }
    const char *(*core)(void) = (const char *(*)(void))dlsym(blas, "openblas_get_corename");
    sgemm_t sgemm = (sgemm_t)dlsym(blas, "sgemm_");
    if (!core || !sgemm) { printf("not OpenBLAS\n"); return 2; }
    printf("%s\n", core());

    float *a = malloc(sizeof(float) * N * N), *b = malloc(sizeof(float) * N * N), *c = calloc(N * N, sizeof(float));
    srand(1);
    for (int i = 0; i < N * N; i++) {
        a[i] = (float)rand() / (float)RAND_MAX - 0.5f;
        b[i] = (float)rand() / (float)RAND_MAX - 0.5f;
    }
    const int n = N;
    const float one = 1, zero = 0;
    sgemm("N", "N", &n, &n, &n, &one, a, &n, b, &n, &zero, c, &n);
    double worst = 0;
    for (int j = 0; j < N; j++)
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int k = 0; k < N; k++) sum += (double)a[i + k * N] * b[k + j * N];
            worst = fmax(worst, fabs(sum - c[i + j * N]));
        }
    if (!(worst < 1e-4)) { printf("wrong by %g\n", worst); return 1; }
    return 0;
}
