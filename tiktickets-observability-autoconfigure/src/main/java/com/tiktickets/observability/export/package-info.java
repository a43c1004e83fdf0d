/**
 * What happens between the SDK's batches and the Collector.
 */
@NullMarked
package com.tiktickets.observability.export;

import org.jspecify.annotations.NullMarked;
