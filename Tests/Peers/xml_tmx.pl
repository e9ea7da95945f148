#!/usr/bin/perl
# XML::TMX reads a memory, and prints its units as JSON lines; what is within codes is left to it.
use strict;
use warnings;
use JSON::PP;
use XML::TMX::Reader;

my $json = JSON::PP->new->canonical->utf8;
XML::TMX::Reader->new($ARGV[0])->for_tu(sub {
    my ($unit, $attributes) = @_;
    my (@texts, @notes, @props, @attributes);
    for my $name (sort keys %$unit) {
        my $value = $unit->{$name};
        if ($name eq '-note') { push @notes, @$value }
        elsif ($name eq '-prop') { for my $type (sort keys %$value) { push @props, [$type, $_] for @{ $value->{$type} } } }
        elsif ($name !~ /^-/) {
            push @texts, [$name, $value->{-seg}];
            push @notes, @{ $value->{-note} || [] };
            for my $type (sort keys %{ $value->{-prop} || {} }) { push @props, [$name, $type, $_] for @{ $value->{-prop}{$type} } }
        }
    }
    push @attributes, ['', $_, $attributes->{$_}] for sort keys %{ $attributes || {} };
    print $json->encode({ texts => \@texts, notes => join("\n", @notes), props => \@props, attributes => \@attributes }), "\n";
});
