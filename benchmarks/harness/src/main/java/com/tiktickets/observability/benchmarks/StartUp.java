package com.tiktickets.observability.benchmarks;

/**
 * One launch.
 *
 * @param variant the variant
 * @param round the round
 * @param seconds from launch to the first answer
 * @param residentMiB memory at that moment
 */
record StartUp(Variant variant, int round, double seconds, double residentMiB) {
}
