// The least a program can do: the baseline for start-up.
#include <stdio.h>

int main(void) {
    puts("hello");
    return 0;
}
