/**
 * Benchmarks of the package of the same name, whose parts are not public.
 */
package com.tiktickets.observability.redaction;
