/** What the doorways talk to, apart from the process that is measured. */
@NullMarked
package com.tiktickets.observability.benchmarks.brokers;

import org.jspecify.annotations.NullMarked;
