/**
 * What keeps personal data from leaving the process. Sees no other room but names.
 */
@NullMarked
package com.tiktickets.observability.redaction;

import org.jspecify.annotations.NullMarked;
