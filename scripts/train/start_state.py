"""Weights of the line recogniser to a state that training goes on from, and back.

start_state.py WEIGHTS --out DIR [--seed N]   DIR/last.pt for recognizer.py, its optimizer fresh
start_state.py DIR/last.pt --weights FILE     the averaged weights alone, 16 bits each
"""
import argparse
import pathlib

import torch

from recognizer import LETTERS, Net

p = argparse.ArgumentParser()
p.add_argument('state')
p.add_argument('--out')
p.add_argument('--weights')
p.add_argument('--seed', type=int, default=0)
p.add_argument('--hidden', type=int, default=192)
args = p.parse_args()

kept = torch.load(args.state, map_location='cpu')
weights = kept['average']
if kept['letters'] != LETTERS:
    raise SystemExit('the weights are for other letters')
if args.weights:
    small = {k: v.half() if v.is_floating_point() else v for k, v in weights.items()}
    torch.save({'average': small, 'letters': LETTERS}, args.weights)
if args.out:
    net = Net(args.hidden)
    net.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in weights.items()})
    optim = torch.optim.AdamW(net.parameters(), 1e-4, weight_decay=1e-3, betas=(.9, .98))
    torch.save({'net': net.state_dict(), 'average': net.state_dict(), 'optim': optim.state_dict(), 'step': args.seed, 'seen': 0,
                'spent': 0.0, 'letters': LETTERS}, pathlib.Path(args.out) / 'last.pt')
